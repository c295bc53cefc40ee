package io.atoll.testbed.store;

import io.atoll.api.store.Store;
import io.atoll.api.store.memory.MemoryStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

final class MemoryStoreTest extends LeaseContract {
  private final AtomicReference<Duration> now = new AtomicReference<>(Duration.ZERO);
  private final MemoryStore store = new MemoryStore(now::get);

  @Override
  Store store() {
    return store;
  }

  @Override
  String prefix() {
    return "/";
  }

  @Override
  void compact(long revision) {
    store.compact(revision);
  }

  @Override
  void pass(Duration time) {
    now.updateAndGet(time::plus);
    store.tick();
  }
}
