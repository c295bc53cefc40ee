package io.atoll.controller.node.network.address;

import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One document on disk. Written whole: after a crash it is the old one or the new one. Its owner
 * keeps writers from each other.
 */
public final class DiskFile<T> {
  private final Path path;
  private final Class<T> type;

  public DiskFile(Path path, Class<T> type) {
    this.path = path.toAbsolutePath();
    this.type = type;
  }

  /** Empty if it was never written. */
  public Optional<T> read() {
    try {
      return Optional.of(Documents.read(Files.readString(path), type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | DocumentException e) {
      throw new NetworkException(
          Category.INTERNAL,
          "%s cannot be read: %s. Delete it and restart the controller, which learns from the switch"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /** Returns when the disk has it. */
  public void write(T document) {
    write(document, true);
  }

  /** For what is worth nothing once the host has crashed. */
  public void writeBuffered(T document) {
    write(document, false);
  }

  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new NetworkException(Category.INTERNAL, path + " cannot be deleted: " + e, e);
    }
  }

  private void write(T document, boolean through) {
    byte[] bytes = Documents.write(document).getBytes(StandardCharsets.UTF_8);
    Path draft = Path.of(path + ".new");
    try {
      Files.createDirectories(path.getParent());
      write(draft, ByteBuffer.wrap(bytes), through);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new NetworkException(Category.INTERNAL, path + " cannot be written: " + e, e);
    }
  }

  private static void write(Path path, ByteBuffer bytes, boolean through) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (through) {
        channel.force(true);
      }
    }
  }
}
