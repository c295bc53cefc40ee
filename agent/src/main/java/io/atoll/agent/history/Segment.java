package io.atoll.agent.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** A file that samples are appended to. After a failure it is as it was before. One thread. */
final class Segment implements AutoCloseable {
  private final FileChannel channel;
  private final Instant begun;
  private long size;

  private Segment(FileChannel channel, Instant begun) {
    this.channel = channel;
    this.begun = begun;
  }

  /** A file that was not there, or that nothing was written to. */
  static Segment open(Path file, Instant now) throws IOException {
    return new Segment(
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE),
        now);
  }

  /** Whether the next should go into another; also when the clock was set. */
  boolean isFull(Instant now, Duration span, long bytes) {
    return size >= bytes || Duration.between(begun, now).abs().compareTo(span) >= 0;
  }

  void append(StoredLine line) throws IOException {
    String text = size == 0 ? StoredLine.HEADER + line.encode() : line.encode();
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    try {
      long end = size;
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      size = end;
    } catch (IOException e) {
      cutOff(e);
      throw e;
    }
  }

  /** What a full disk took of the line would hide the next one. */
  private void cutOff(IOException cause) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
