package io.atoll.api.apply;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the manifests of a folder: files that end in {@code .yaml} or {@code .yml}. What begins
 * with a dot is left out, as editors' and Git's own files are, and so are folders behind links.
 */
public final class ManifestFolder {
  private ManifestFolder() {}

  /**
   * In the order of their names.
   *
   * @param recursive also of the folders inside
   * @throws IOException if one of the folders cannot be read
   */
  public static List<Path> files(Path folder, boolean recursive) throws IOException {
    ImmutableList.Builder<Path> files = ImmutableList.builder();
    for (Path child : children(folder)) {
      if (isManifest(child)) {
        files.add(child);
      } else if (recursive && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        files.addAll(files(child, true));
      }
    }
    return files.build();
  }

  /** What is in a folder and not hidden, in the order of the names. */
  public static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(it -> !it.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  private static boolean isManifest(Path path) {
    String name = path.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(path);
  }
}
