package io.atoll.api.store.memory;

import io.atoll.api.store.WatchEvent;
import java.util.List;
import java.util.Optional;

/** All changes of one revision, in the order in which they were made. */
record Commit(long revision, List<WatchEvent> events) {
  Commit {
    events = List.copyOf(events);
  }

  /** What a watch of the prefix sees of it. */
  Optional<Commit> under(String prefix) {
    List<WatchEvent> seen = events.stream().filter(e -> e.key().startsWith(prefix)).toList();
    return seen.isEmpty() ? Optional.empty() : Optional.of(new Commit(revision, seen));
  }
}
