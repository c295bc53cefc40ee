package io.atoll.controller.node.network.address;

import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.disk.DurableFile;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
    try {
      DurableFile.replace(path, Documents.write(document));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** For what is worth nothing once the host has crashed. */
  public void writeBuffered(T document) {
    try {
      DurableFile.replaceBuffered(path, Documents.write(document));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new NetworkException(Category.INTERNAL, path + " cannot be deleted: " + e, e);
    }
  }

  private NetworkException refused(IOException e) {
    return new NetworkException(Category.INTERNAL, path + " cannot be written: " + e, e);
  }
}
