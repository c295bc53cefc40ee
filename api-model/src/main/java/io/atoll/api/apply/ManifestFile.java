package io.atoll.api.apply;

import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.Manifests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file as it was read.
 *
 * @param name what to call it in messages
 * @param folder where local files that its documents name are looked for
 */
public record ManifestFile(String name, Path folder, Bytes content) {
  private static final Path HERE = Path.of("");

  public static ManifestFile read(Path file) throws IOException {
    Path parent = file.getParent();
    try (InputStream in = Files.newInputStream(file)) {
      return new ManifestFile(file.toString(), parent == null ? HERE : parent, content(in));
    }
  }

  /** Of a stream, whose documents name files relative to the working directory. */
  public static ManifestFile read(String name, InputStream in) throws IOException {
    return new ManifestFile(name, HERE, content(in));
  }

  /** A text that names no local files. */
  public static ManifestFile of(String name, String text) {
    return new ManifestFile(name, HERE, Bytes.utf8(text));
  }

  /** Not more than shows that it is too much; parsing says so. */
  private static Bytes content(InputStream in) throws IOException {
    return Bytes.of(in.readNBytes(Manifests.LARGEST_FILE + 1));
  }
}
