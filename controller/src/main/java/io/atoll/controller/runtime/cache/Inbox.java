package io.atoll.controller.runtime.cache;

import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import io.atoll.controller.runtime.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What one watch has delivered and the informer has not yet taken in. Thread-safe. */
final class Inbox implements WatchListener {

  /** Something that a watch has said. */
  sealed interface Delivery {
    record Events(List<WatchEvent> events) implements Delivery {}

    record Lost(StoreException cause) implements Delivery {}
  }

  private final Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
  private final Signal signal;

  Inbox(Signal signal) {
    this.signal = signal;
  }

  @Override
  public void onEvents(List<WatchEvent> events) {
    deliver(new Delivery.Events(List.copyOf(events)));
  }

  @Override
  public void onLost(StoreException cause) {
    deliver(new Delivery.Lost(cause));
  }

  Optional<Delivery> poll() {
    return Optional.ofNullable(deliveries.poll());
  }

  private void deliver(Delivery delivery) {
    deliveries.add(delivery);
    signal.raise();
  }
}
