package io.atoll.controller.cluster;

import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      writeThrough(draft, Documents.write(memory));
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  private static void writeThrough(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer content = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
  }
}
