package io.atoll.agent.endpoint;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends, as a stream that one thread reads. No more than a few pieces are ahead of
 * the reader: beyond them the client has to wait.
 */
final class Inflow extends InputStream {
  private static final int AHEAD = 4;

  private sealed interface Item {
    @SuppressWarnings("ArrayRecordComponent") // Carried and never compared.
    record Piece(byte[] bytes) implements Item {}

    record End(@Nullable String failure) implements Item {}
  }

  private final LongConsumer more;
  private final BlockingQueue<Item> arrived = new LinkedBlockingQueue<>();
  private byte[] current = new byte[0];
  private int position;
  private Item.@Nullable End end;

  /**
   * @param more asks the client's side for so many pieces more
   */
  Inflow(LongConsumer more) {
    this.more = more;
  }

  /**
   * Reads a body.
   *
   * @param source paused, so that nothing is lost before this listens
   */
  static Inflow of(ReadStream<Buffer> source) {
    Inflow inflow = new Inflow(source::fetch);
    source.exceptionHandler(e -> inflow.fail("the client went away: " + e));
    source.endHandler(nothing -> inflow.end());
    source.handler(piece -> inflow.add(piece.getBytes()));
    inflow.open();
    return inflow;
  }

  /** Lets the first pieces come. */
  void open() {
    more.accept(AHEAD);
  }

  void add(byte[] piece) {
    arrived.add(new Item.Piece(piece));
  }

  void end() {
    arrived.add(new Item.End(null));
  }

  void fail(String message) {
    arrived.add(new Item.End(message));
  }

  /** Whether something waits to be read, so that more of the client's may wait behind it. */
  boolean hasBacklog() {
    return !arrived.isEmpty();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (position == current.length && end == null) {
      take();
    }
    if (position == current.length) {
      return atEnd();
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, into, offset, count);
    position += count;
    return count;
  }

  private int atEnd() throws Gone {
    if (end != null && end.failure() != null) {
      throw new Gone(end.failure());
    }
    return -1;
  }

  private void take() throws IOException {
    try {
      switch (arrived.take()) {
        case Item.Piece(byte[] bytes) -> {
          current = bytes;
          position = 0;
          more.accept(1);
        }
        case Item.End last -> end = last;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading from the client");
    }
  }
}
