package io.atoll.api.store.memory;

import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which leases run, and until when. Not thread-safe: {@link Shared} locks. */
final class Leases {
  private final Map<Long, Lease> running = new TreeMap<>();
  private long last = 1000;

  private record Lease(Duration ttl, Duration end) {}

  long grant(Duration ttl, Duration now) {
    last++;
    running.put(last, new Lease(ttl, now.plus(ttl)));
    return last;
  }

  void keepAlive(long id, Duration now) {
    Lease lease = running.get(id);
    if (lease == null) {
      throw unknown(id);
    }
    running.put(id, new Lease(lease.ttl(), now.plus(lease.ttl())));
  }

  /** 0 is no lease, and always in order. */
  void require(long id) {
    if (id != 0 && !running.containsKey(id)) {
      throw unknown(id);
    }
  }

  void remove(long id) {
    running.remove(id);
  }

  List<Long> due(Duration now) {
    return running.entrySet().stream()
        .filter(entry -> entry.getValue().end().compareTo(now) <= 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static StoreException unknown(long id) {
    return new StoreException(
        Category.LEASE_NOT_FOUND, "lease %d has expired or never was".formatted(id));
  }
}
