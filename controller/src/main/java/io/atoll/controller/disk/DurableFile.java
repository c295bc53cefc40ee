package io.atoll.controller.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are replaced whole: after a crash each is the old one or the new one. Drafts have
 * names that begin with a dot, which whoever reads a folder overlooks.
 */
public final class DurableFile {
  private DurableFile() {}

  /** Returns when the disk has the content. Makes the folder if there is none. */
  public static void replace(Path path, String text) throws IOException {
    replace(path, text, true);
  }

  /** For what is worth nothing once the host has crashed: leaves the writing to the system. */
  public static void replaceBuffered(Path path, String text) throws IOException {
    replace(path, text, false);
  }

  private static void replace(Path path, String text, boolean through) throws IOException {
    Path draft = path.resolveSibling("." + path.getFileName() + ".new");
    Files.createDirectories(path.toAbsolutePath().getParent());
    write(draft, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), through);
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
