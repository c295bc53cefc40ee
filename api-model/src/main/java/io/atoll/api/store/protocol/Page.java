package io.atoll.api.store.protocol;

import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import java.util.List;

/**
 * One answer to a question for a range.
 *
 * @param revision the store's
 * @param last the last key as it came, where there is more; else empty
 */
public record Page(List<Entry> entries, Bytes last, long revision) {
  public Page {
    entries = List.copyOf(entries);
  }
}
