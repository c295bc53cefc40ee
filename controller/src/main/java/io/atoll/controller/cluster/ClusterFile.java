package io.atoll.controller.cluster;

import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.disk.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code cluster.yaml} in the data directory, replaced by a rename. Not thread-safe. */
public final class ClusterFile implements ClusterDisk {
  private final Path path;

  public ClusterFile(Path dataDirectory) {
    this.path = dataDirectory.resolve("cluster.yaml");
  }

  @Override
  public Optional<ClusterMemory> read() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Documents.read(Files.readString(path), ClusterMemory.class));
    } catch (IOException | DocumentException e) {
      throw new IllegalStateException(
          path + " cannot be read (" + e.getMessage() + "); restore it, or remove it to join anew",
          e);
    }
  }

  @Override
  public void write(ClusterMemory memory) {
    try {
      DurableFile.replace(path, Documents.write(memory));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }
}
