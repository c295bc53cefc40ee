package io.atoll.testbed.store;

import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Keeps what a watch was told, call by call. Thread-safe. */
final class RecordingListener implements WatchListener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<List<WatchEvent>> calls = new CopyOnWriteArrayList<>();
  private final List<StoreException> losses = new CopyOnWriteArrayList<>();

  @Override
  public void onEvents(List<WatchEvent> events) {
    calls.add(events);
  }

  @Override
  public void onLost(StoreException cause) {
    losses.add(cause);
  }

  List<WatchEvent> events() {
    return calls.stream().flatMap(List::stream).toList();
  }

  List<List<WatchEvent>> calls() {
    return calls;
  }

  List<StoreException> losses() {
    return losses;
  }

  /** Waits for so many events and answers them; more than that would be among them. */
  List<WatchEvent> await(int count) {
    waitUntil(() -> events().size() >= count);
    return events();
  }

  StoreException awaitLoss() {
    waitUntil(() -> !losses.isEmpty());
    return losses.getFirst();
  }

  static void waitUntil(Callable<Boolean> condition) {
    Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(condition);
  }
}
