package io.atoll.cli.manifest;

import io.atoll.api.store.Bytes;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads what {@code -f} names: a file, a folder's YAML files (not those below), or stdin. */
public final class Sources {
  private static final int LARGEST = 16 << 20;
  private final InputStream stdin;

  public Sources(InputStream stdin) {
    this.stdin = stdin;
  }

  public List<Source> read(List<String> names) {
    return names.stream().flatMap(name -> read(name).stream()).toList();
  }

  private List<Source> read(String name) {
    try {
      if (name.equals("-")) {
        return List.of(read("stdin", stdin));
      }
      Path path = Path.of(name);
      return Files.isDirectory(path) ? readFolder(path) : List.of(readFile(path));
    } catch (IOException e) {
      throw CommandFailure.usage(name + " cannot be read: " + reason(e));
    }
  }

  private static List<Source> readFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> children = Files.list(folder)) {
      files = children.filter(Sources::isManifest).sorted().toList();
    }
    if (files.isEmpty()) {
      throw CommandFailure.usage(folder + " holds no file that ends in .yaml or .yml");
    }
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(readFile(file));
    }
    return sources;
  }

  private static boolean isManifest(Path path) {
    String name = path.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !name.startsWith(".")
        && Files.isRegularFile(path);
  }

  private static Source readFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    }
  }

  private static Source read(String name, InputStream in) throws IOException {
    byte[] content = in.readNBytes(LARGEST + 1);
    if (content.length > LARGEST) {
      throw new CommandFailure(
          ExitCode.INVALID, name + ": is larger than 16 MiB, which no manifest can be");
    }
    return new Source(name, Bytes.of(content));
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no such file";
      case AccessDeniedException denied -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
