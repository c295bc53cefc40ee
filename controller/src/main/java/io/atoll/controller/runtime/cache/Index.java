package io.atoll.controller.runtime.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/** From a value to the keys of the items that have it. Guarded by the lock of its {@link Items}. */
final class Index<T> {
  private final Function<Cache.Item<T>, ? extends Collection<String>> values;
  private final Map<String, NavigableSet<String>> keys = new HashMap<>();

  Index(Function<Cache.Item<T>, ? extends Collection<String>> values) {
    this.values = values;
  }

  void apply(Change<T> change) {
    Cache.Item<T> before = change.before();
    if (before != null) {
      values.apply(before).forEach(value -> remove(value, change.key()));
    }
    Cache.Item<T> after = change.after();
    if (after != null) {
      for (String value : values.apply(after)) {
        keys.computeIfAbsent(value, ignored -> new TreeSet<>()).add(change.key());
      }
    }
  }

  Collection<String> keys(String value) {
    return keys.getOrDefault(value, new TreeSet<>());
  }

  private void remove(String value, String key) {
    keys.computeIfPresent(
        value,
        (ignored, filed) -> {
          filed.remove(key);
          return filed.isEmpty() ? null : filed;
        });
  }
}
