package io.atoll.testbed.simulation.world;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that took effect.
 *
 * @param process who wrote
 * @param leader the election key just before
 * @param before each key as it was, where there was one
 */
public record StoreWrite(
    ControllerProcess process,
    @Nullable Entry leader,
    List<Op> operations,
    Map<String, Entry> before) {
  public StoreWrite {
    operations = List.copyOf(operations);
    before = Map.copyOf(before);
  }

  public Optional<Entry> before(String key) {
    return Optional.ofNullable(before.get(key));
  }
}
