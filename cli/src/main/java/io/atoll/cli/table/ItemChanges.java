package io.atoll.cli.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Remembers what was shown, and tells what is new. Not thread-safe. */
final class ItemChanges {
  private final Function<Item, List<Object>> signature;
  private final Map<String, List<Object>> known = new HashMap<>();

  /**
   * @param signature differs exactly if there is something new to show
   */
  ItemChanges(Function<Item, List<Object>> signature) {
    this.signature = signature;
  }

  /** Those that are new or changed since the last time. */
  List<Item> news(List<Item> items) {
    return items.stream()
        .filter(
            item -> !signature.apply(item).equals(known.put(item.name(), signature.apply(item))))
        .toList();
  }

  /** Names of those that were there the last time, ordered. */
  List<String> gone(List<Item> items) {
    Set<String> names = new HashSet<>(known.keySet());
    items.forEach(item -> names.remove(item.name()));
    names.forEach(known::remove);
    return names.stream().sorted().toList();
  }
}
