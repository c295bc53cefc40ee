package io.atoll.controller.runtime.cache;

import io.atoll.api.store.Entry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A read-only local copy of everything under one prefix of the store. It may be behind, never wrong
 * about {@link #revision()}. Each call sees one revision; two calls may see two. Thread-safe.
 */
public interface Cache<T> {

  /**
   * An entry with what it was decoded to. A value that does not decode is kept with its error, so
   * that a broken document is seen rather than taken for a deleted one.
   *
   * @param value null exactly if {@code error} is not
   */
  record Item<T>(Entry entry, @Nullable T value, @Nullable String error) {
    public Item {
      if ((value == null) == (error == null)) {
        throw new IllegalArgumentException(entry.key() + ": either a value or an error");
      }
    }

    public String key() {
      return entry.key();
    }

    /** The value if it decoded. */
    public Optional<T> decoded() {
      return Optional.ofNullable(value);
    }
  }

  /** Where it begins in the store; everything cached starts with this. */
  String prefix();

  Optional<Item<T>> get(String key);

  /** All items, ordered by key. */
  List<Item<T>> list();

  /** The items whose key starts with the prefix (a full one), ordered by key. */
  List<Item<T>> list(String prefix);

  /** The items that the index of this name files under the value, ordered by key. */
  List<Item<T>> indexed(String index, String value);

  /** Every change up to and including this revision of the store is in; 0 before the first list. */
  long revision();

  /** Whether the first list is in. */
  boolean synced();

  /** The values of {@link #list()} that decoded. */
  default List<T> values() {
    return list().stream().flatMap(item -> item.decoded().stream()).toList();
  }
}
