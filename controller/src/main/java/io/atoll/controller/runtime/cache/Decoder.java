package io.atoll.controller.runtime.cache;

import io.atoll.api.store.Entry;

/** Reads the value of an entry. Pure. */
@FunctionalInterface
public interface Decoder<T> {
  /**
   * Never null; any runtime exception means that the entry does not decode, and its message says
   * why.
   */
  T decode(Entry entry);
}
