package io.atoll.cli.view;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A part of the store as it was read. Documents that do not parse count as absent. */
public final class Snapshot {
  private final ImmutableSortedMap<String, Entry> entries;

  private Snapshot(ImmutableSortedMap<String, Entry> entries) {
    this.entries = entries;
  }

  public static Snapshot of(Map<String, Entry> entries) {
    return new Snapshot(ImmutableSortedMap.copyOf(entries));
  }

  /** Reads the prefixes one after the other: each is consistent in itself. */
  public static Snapshot read(Store store, Collection<String> prefixes) {
    NavigableMap<String, Entry> entries = new TreeMap<>();
    for (String prefix : prefixes) {
      store.list(prefix).entries().forEach(entry -> entries.put(entry.key(), entry));
    }
    return of(entries);
  }

  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Everything under the prefix, ordered by key. */
  public List<Entry> under(String prefix) {
    return ImmutableList.copyOf(entries.subMap(prefix, prefix + Character.MAX_VALUE).values());
  }

  /** The parts of the keys directly behind the prefix. */
  public List<String> names(String prefix) {
    return under(prefix).stream().map(entry -> entry.key().substring(prefix.length())).toList();
  }

  public <T> Optional<T> document(String key, Class<T> type) {
    return entry(key).flatMap(entry -> document(entry, type));
  }

  public static <T> Optional<T> document(Entry entry, Class<T> type) {
    try {
      return Optional.of(Documents.read(entry.text(), type));
    } catch (DocumentException e) {
      return Optional.empty();
    }
  }
}
