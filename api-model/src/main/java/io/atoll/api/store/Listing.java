package io.atoll.api.store;

import java.util.List;

/** All entries of a prefix, ordered by key, as they stood together at {@code revision}. */
public record Listing(List<Entry> entries, long revision) {
  public Listing {
    entries = List.copyOf(entries);
  }

  /** The same keys, as if nothing stood there. */
  public Listing withoutValues() {
    return new Listing(entries.stream().map(Entry::withoutValue).toList(), revision);
  }
}
