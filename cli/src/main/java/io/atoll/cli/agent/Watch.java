package io.atoll.cli.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks once a second whether bodies that are being read still come. Thread-safe. */
final class Watch implements AutoCloseable {
  private final Set<WatchedBody> bodies = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean begun = new AtomicBoolean();

  /** The same body, watched until it is closed. */
  WatchedBody over(WatchedBody body) {
    bodies.add(body);
    body.onClose(() -> bodies.remove(body));
    if (begun.compareAndSet(false, true)) {
      Thread.ofVirtual().name("watch").start(this::look);
    }
    return body;
  }

  private void look() {
    try {
      while (!closed.await(1, TimeUnit.SECONDS)) {
        long now = System.nanoTime();
        for (WatchedBody body : bodies) {
          body.closeIfSilent(now);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
