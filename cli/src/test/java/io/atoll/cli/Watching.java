package io.atoll.cli;

import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import java.util.List;
import java.util.function.Consumer;

/** Listeners for tests, in which no watch is lost. */
final class Watching {
  private Watching() {}

  static WatchListener of(Consumer<List<WatchEvent>> action) {
    return new WatchListener() {
      @Override
      public void onEvents(List<WatchEvent> events) {
        action.accept(events);
      }

      @Override
      public void onLost(StoreException cause) {
        throw new AssertionError("the watch was lost", cause);
      }
    };
  }
}
