package io.atoll.testbed.bench;

import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Waits for one change in the store by watching it, and tells when it came. */
public final class Moment implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final CompletableFuture<Long> came = new CompletableFuture<>();
  private final Store.Watch watch;

  /**
   * Waits for a document under the prefix that is written from now on and that the test accepts.
   */
  public Moment(Store store, String prefix, Predicate<String> wanted) {
    watch =
        store.watch(
            prefix,
            store.list(prefix).revision() + 1,
            new WatchListener() {
              @Override
              public void onEvents(List<WatchEvent> events) {
                if (events.stream().anyMatch(event -> matches(event, wanted))) {
                  came.complete(System.nanoTime());
                }
              }

              @Override
              public void onLost(StoreException cause) {
                came.completeExceptionally(cause);
              }
            });
  }

  private static boolean matches(WatchEvent event, Predicate<String> wanted) {
    return event instanceof WatchEvent.Written(var entry) && wanted.test(entry.text());
  }

  /** The {@link System#nanoTime()} at which it came. */
  public long await() throws InterruptedException {
    try {
      return came.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("did not come within " + LIMIT, e);
    }
  }

  public Duration since(long start) throws InterruptedException {
    return Duration.ofNanos(await() - start);
  }

  @Override
  public void close() {
    watch.close();
  }
}
