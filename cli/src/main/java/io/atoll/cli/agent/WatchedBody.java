package io.atoll.cli.agent;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/**
 * A body whose reader does not wait for ever: {@link #closeIfSilent} ends a read to which nothing
 * has come for too long. A reader that takes its time between two reads is let be. One thread
 * reads, another watches.
 */
final class WatchedBody extends FilterInputStream {
  private final URI url;
  private final Duration longest;
  private volatile boolean reading;
  private volatile long readingSince;
  private volatile boolean silent;
  private volatile Runnable closing = () -> {};

  WatchedBody(InputStream body, URI url, Duration longest) {
    super(body);
    this.url = url;
    this.longest = longest;
  }

  void onClose(Runnable action) {
    closing = action;
  }

  @Override
  public void close() throws IOException {
    closing.run();
    super.close();
  }

  /**
   * @param now monotonic, in nanoseconds
   */
  void closeIfSilent(long now) throws IOException {
    if (reading && now - readingSince > longest.toNanos()) {
      silent = true;
      close();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    readingSince = System.nanoTime();
    reading = true;
    try {
      int count = in.read(into, offset, length);
      if (count < 0 && silent) {
        throw gaveUp();
      }
      return count;
    } catch (IOException e) {
      throw silent ? gaveUp() : new AgentUnreachable(url, e);
    } finally {
      reading = false;
    }
  }

  private AgentUnreachable gaveUp() {
    return new AgentUnreachable(url, "nothing came from it for " + longest.toSeconds() + " s");
  }
}
