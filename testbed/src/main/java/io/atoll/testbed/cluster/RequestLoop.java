package io.atoll.testbed.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks one address again and again, each time on a new connection, and counts the answers. */
public final class RequestLoop implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final byte[] REQUEST =
      "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final InetSocketAddress address;
  private final AtomicLong answered = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private RequestLoop(InetSocketAddress address) {
    this.address = address;
    this.thread = Thread.ofVirtual().start(this::run);
  }

  public static RequestLoop start(InetSocketAddress address) {
    return new RequestLoop(address);
  }

  public long answered() {
    return answered.get();
  }

  /** One line for each request that got no answer, or another than 200. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  private void run() {
    try {
      do {
        ask();
      } while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) LIMIT.toMillis());
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.getOutputStream().write(REQUEST);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (answer.startsWith("HTTP/1.0 200") || answer.startsWith("HTTP/1.1 200")) {
        answered.incrementAndGet();
      } else {
        failures.add(address + ": " + answer.lines().findFirst().orElse("empty answer"));
      }
    } catch (IOException e) {
      failures.add(address + ": " + e);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
