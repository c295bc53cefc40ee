package io.atoll.testbed.simulation.world;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.WatchEvent;
import io.atoll.controller.runtime.Steppable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a controller knows of a prefix: listed, or told and taken in by its informer.
 * Behind the store, as the informer is.
 */
public final class Knowledge {
  private final String prefix;
  private final Map<String, Entry> known = new HashMap<>();

  /** One element a delivery, as the informer takes them; an empty one for a lost watch. */
  private final Deque<List<WatchEvent>> told = new ArrayDeque<>();

  private @Nullable Steppable reader;

  Knowledge(String prefix) {
    this.prefix = prefix;
  }

  /** Whether anything was heard of the store at all. */
  public boolean heard() {
    return reader != null;
  }

  /** The text under the key, which begins with the prefix. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(known.get(key)).map(Entry::text);
  }

  /**
   * @param part who asked
   */
  void listed(String listedPrefix, Listing listing, @Nullable Steppable part) {
    if (listedPrefix.equals(prefix)) {
      reader = part;
      told.clear();
      known.clear();
      listing.entries().forEach(entry -> known.put(entry.key(), entry));
    }
  }

  void told(String watched, List<WatchEvent> events) {
    if (watched.equals(prefix)) {
      told.add(List.copyOf(events));
    }
  }

  /** A part has stepped: if it is the informer of this prefix, it took one delivery, or all. */
  void stepped(Steppable part, boolean worked) {
    if (!part.equals(reader)) {
      return;
    }
    do {
      List<WatchEvent> next = told.poll();
      if (next != null) {
        next.forEach(this::apply);
      }
    } while (!worked && !told.isEmpty());
  }

  private void apply(WatchEvent event) {
    switch (event) {
      case WatchEvent.Written(Entry entry) -> known.put(entry.key(), entry);
      case WatchEvent.Deleted(String key, long revision) -> known.remove(key);
    }
  }
}
