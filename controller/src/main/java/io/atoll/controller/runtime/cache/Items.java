package io.atoll.controller.runtime.cache;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The items of an informer at one revision. One thread writes; any thread reads. */
final class Items<T> {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  @GuardedBy("lock")
  private final NavigableMap<String, Cache.Item<T>> byKey = new TreeMap<>();

  @GuardedBy("lock")
  private final Map<String, Index<T>> indexes = new HashMap<>();

  @GuardedBy("lock")
  private long revision;

  Optional<Cache.Item<T>> get(String key) {
    return reading(() -> Optional.ofNullable(byKey.get(key)));
  }

  int size() {
    return reading(byKey::size);
  }

  long revision() {
    return reading(() -> revision);
  }

  List<Cache.Item<T>> list(String prefix) {
    // Keys are UTF-8 text without U+FFFF, so this bound comes after every key with the prefix.
    return reading(() -> ImmutableList.copyOf(byKey.subMap(prefix, prefix + '\uffff').values()));
  }

  List<Cache.Item<T>> indexed(String name, String value) {
    return reading(() -> {
      Index<T> index = indexes.get(name);
      if (index == null) {
        throw new IllegalArgumentException("no index named " + name);
      }
      return index.keys(value).stream().map(byKey::get).filter(Objects::nonNull).toList();
    });
  }

  void index(String name, Function<Cache.Item<T>, ? extends Collection<String>> values) {
    Index<T> index = new Index<>(values);
    writing(() -> {
      byKey.values().forEach(item -> index.apply(new Change<>(item.key(), null, item)));
      indexes.put(name, index);
      return index;
    });
  }

  /** Applies new states of keys (null: deleted) at once and answers what changed. */
  List<Change<T>> apply(Map<String, Cache.@Nullable Item<T>> states, long at) {
    return writing(() -> {
      List<Change<T>> changes = new ArrayList<>();
      states.forEach((key, item) -> set(key, item).ifPresent(changes::add));
      revision = at;
      return changes;
    });
  }

  /** Makes this all there is, and answers how it differs from before, deletions included. */
  List<Change<T>> replace(Map<String, Cache.Item<T>> all, long at) {
    return writing(() -> {
      List<Change<T>> changes = new ArrayList<>();
      for (String key : List.copyOf(byKey.keySet())) {
        if (!all.containsKey(key)) {
          set(key, null).ifPresent(changes::add);
        }
      }
      all.forEach((key, item) -> set(key, item).ifPresent(changes::add));
      revision = at;
      return changes;
    });
  }

  @GuardedBy("lock")
  private Optional<Change<T>> set(String key, Cache.@Nullable Item<T> after) {
    Cache.Item<T> before = after == null ? byKey.remove(key) : byKey.put(key, after);
    if (before == null ? after == null : after != null && before.entry().equals(after.entry())) {
      return Optional.empty();
    }
    Change<T> change = new Change<>(key, before, after);
    indexes.values().forEach(index -> index.apply(change));
    return Optional.of(change);
  }

  private <R> R reading(Supplier<R> body) {
    return locked(lock.readLock(), body);
  }

  private <R> R writing(Supplier<R> body) {
    return locked(lock.writeLock(), body);
  }

  private static <R> R locked(Lock lock, Supplier<R> body) {
    lock.lock();
    try {
      return body.get();
    } finally {
      lock.unlock();
    }
  }
}
