package io.atoll.agent.traffic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads on what was appended to HAProxy's log. It is emptied when it is long; what comes faster
 * than this reads is skipped, for a sample of it will do. One thread.
 */
final class RequestLog {
  private static final int MOST = 1 << 20;

  private final Path file;
  private long read = -1;

  RequestLog(Path file) {
    this.file = file;
  }

  /** Whole lines since the last time; nothing the first time. */
  String appended() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      long from = read < 0 ? size : read > size ? 0 : read;
      from = Math.max(from, size - MOST);
      ByteBuffer buffer = ByteBuffer.allocate((int) (size - from));
      channel.position(from);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // A read may give less than is there.
      }
      String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      int whole = text.lastIndexOf('\n') + 1;
      read = from + text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
      return text.substring(0, whole);
    } catch (NoSuchFileException e) {
      read = 0;
      return "";
    }
  }
}
