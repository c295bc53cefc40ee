package io.atoll.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class WatchedBodyTest {
  private static final URI URL = URI.create("https://192.0.2.1:9470");
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final long LATER = Duration.ofSeconds(21).toNanos();

  @Test
  void aReadToWhichNothingComesFailsAndSaysSo() throws Exception {
    Silent silent = new Silent();
    WatchedBody body = new WatchedBody(silent, URL, LONGEST);
    CompletableFuture<Integer> read = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            read.complete(body.read());
          } catch (IOException e) {
            read.completeExceptionally(e);
          }
        });
    Awaitility.await().until(() -> silent.isRead);
    body.closeIfSilent(System.nanoTime() + LATER);
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> read.get(5, TimeUnit.SECONDS));
    AgentUnreachable cause = assertInstanceOf(AgentUnreachable.class, failed.getCause());
    assertEquals("nothing came from it for 20 s", cause.getMessage());
    assertEquals(URL, cause.url());
  }

  @Test
  void aReaderThatTakesItsTimeIsLetBe() throws Exception {
    try (PipedInputStream in = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(in);
        WatchedBody body = new WatchedBody(in, URL, LONGEST)) {
      out.write('a');
      out.write('b');
      assertEquals('a', body.read());
      body.closeIfSilent(System.nanoTime() + LATER);
      assertEquals('b', body.read());
    }
  }

  @Test
  void aConnectionThatBreaksIsToldAsOne() throws Exception {
    try (WatchedBody body = new WatchedBody(new Broken(), URL, LONGEST)) {
      AgentUnreachable failure = assertThrows(AgentUnreachable.class, body::read);
      assertTrue(String.valueOf(failure.getMessage()).contains("refused or closed"));
    }
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new EOFException("EOF reached while reading");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }

  /** Gives nothing until it is closed. */
  private static final class Silent extends InputStream {
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private volatile boolean isRead;

    @Override
    public int read() {
      isRead = true;
      return end.join();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return read();
    }

    @Override
    public void close() {
      end.complete(-1);
    }
  }
}
