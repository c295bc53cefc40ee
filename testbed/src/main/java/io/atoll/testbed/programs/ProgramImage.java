package io.atoll.testbed.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An image of nothing but one program of this host, with the libraries that it is linked with. */
public final class ProgramImage {
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path context;

  /**
   * @param context a new folder to gather the files in
   */
  public ProgramImage(Path context) {
    this.context = context;
  }

  /** Adds the program and its libraries under the paths that they have here. */
  public ProgramImage program(String path) throws IOException {
    copy(Path.of(path));
    Matcher library = LIBRARY.matcher(Commands.output(new ProcessBuilder("ldd", path), PATIENCE));
    while (library.find()) {
      copy(Path.of(library.group(1)));
    }
    return this;
  }

  public ProgramImage file(String path, String content) throws IOException {
    Files.writeString(prepare(Path.of(path)), content);
    return this;
  }

  /**
   * @param command what its containers run
   */
  public void build(DockerProgram docker, String image, List<String> command) throws IOException {
    List<String> quoted = new ArrayList<>();
    command.forEach(word -> quoted.add('"' + word + '"'));
    Files.write(
        context.resolve("Dockerfile"), List.of("FROM scratch", "COPY . /", "CMD " + quoted));
    docker.docker("build", "-q", "-t", image, context.toString());
  }

  private void copy(Path path) throws IOException {
    Files.copy(path, prepare(path), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path prepare(Path path) throws IOException {
    Path target = context.resolve(Path.of("/").relativize(path));
    Files.createDirectories(target.getParent());
    return target;
  }
}
