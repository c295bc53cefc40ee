package io.atoll.cli.manifest;

import io.atoll.api.apply.ManifestFile;
import io.atoll.api.apply.ManifestFolder;
import io.atoll.api.apply.ManifestSet;
import io.atoll.api.apply.UserDocument;
import io.atoll.api.blob.SourceFolder;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what {@code -f} names: files, the YAML files of folders, or stdin. */
public final class ManifestInput {
  private final InputStream stdin;
  private final boolean recursive;

  /**
   * @param recursive whether folders inside of folders count
   */
  public ManifestInput(InputStream stdin, boolean recursive) {
    this.stdin = stdin;
    this.recursive = recursive;
  }

  /**
   * Either all documents of all files are valid, or none is taken.
   *
   * @throws CommandFailure with every problem of every file, or if there is no document
   */
  public List<UserDocument> documents(List<String> names) {
    List<ManifestFile> files = files(names);
    return checked(ManifestSet.parse(files), files, names);
  }

  /** As {@link #documents}, with the files that they send along read too. */
  public List<UserDocument> resolved(List<String> names) {
    List<ManifestFile> files = files(names);
    return checked(ManifestSet.parse(files).resolved(SourceFolder::of), files, names);
  }

  private List<ManifestFile> files(List<String> names) {
    return names.stream().flatMap(it -> read(it).stream()).toList();
  }

  private static List<UserDocument> checked(
      ManifestSet all, List<ManifestFile> files, List<String> names) {
    if (!all.broken().isEmpty()) {
      throw new CommandFailure(ExitCode.INVALID, problems(all, files));
    }
    if (all.documents().isEmpty()) {
      throw new CommandFailure(ExitCode.INVALID, name(names.getFirst()) + ": holds no document");
    }
    return all.documents();
  }

  private static List<String> problems(ManifestSet all, List<ManifestFile> files) {
    Set<String> broken =
        all.broken().stream().map(ManifestSet.BrokenFile::name).collect(Collectors.toSet());
    Stream<String> remarks =
        files.stream()
            .filter(file -> broken.contains(file.name()))
            .flatMap(file -> Kubernetes.remark(file).stream());
    return Stream.concat(all.problems().stream(), remarks).toList();
  }

  private static String name(String given) {
    return given.equals("-") ? "stdin" : given;
  }

  private List<ManifestFile> read(String name) {
    if (name.matches("https?://.*")) {
      throw CommandFailure.usage(
          "Addresses are not read. Type: curl -fsSL " + name + " | atoll apply -f -");
    }
    try {
      if (name.equals("-")) {
        return List.of(ManifestFile.read("stdin", stdin));
      }
      Path path = Path.of(name);
      return Files.isDirectory(path) ? folder(path) : List.of(ManifestFile.read(path));
    } catch (IOException e) {
      throw CommandFailure.usage(name + " cannot be read: " + reason(e));
    }
  }

  private List<ManifestFile> folder(Path folder) throws IOException {
    List<Path> paths = ManifestFolder.files(folder, recursive);
    if (paths.isEmpty()) {
      throw CommandFailure.usage(folder + " holds no file that ends in .yaml or .yml");
    }
    List<ManifestFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(ManifestFile.read(path));
    }
    return files;
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no such file";
      case AccessDeniedException denied -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
