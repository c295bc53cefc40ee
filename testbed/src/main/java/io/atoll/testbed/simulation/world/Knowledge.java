package io.atoll.testbed.simulation.world;

import io.atoll.api.state.Assignment;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.yaml.Documents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The assignments that one run of a node's controller certainly knows: listed, or told and taken in
 * by the informer. Behind the store, never ahead of the informer.
 */
public final class Knowledge {
  private final String prefix;
  private final Map<String, Entry> known = new HashMap<>();

  /** One element a delivery, as the informer takes them; an empty one for a lost watch. */
  private final Deque<List<WatchEvent>> told = new ArrayDeque<>();

  private boolean listed;

  Knowledge(String prefix) {
    this.prefix = prefix;
  }

  /** Whether anything was heard of the store at all; before, the node goes by its disk. */
  public boolean heard() {
    return listed;
  }

  public Optional<Assignment> assignment(String worker) {
    return Optional.ofNullable(known.get(prefix + worker))
        .map(entry -> Documents.read(entry.text(), Assignment.class));
  }

  void listed(String listedPrefix, Listing listing) {
    if (listedPrefix.equals(prefix)) {
      listed = true;
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
  void stepped(String part, boolean worked) {
    if (!part.equals("informer " + prefix)) {
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
