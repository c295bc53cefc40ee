package io.atoll.controller.manager.cache;

import io.atoll.api.Keys;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Condition;
import io.atoll.api.store.Entry;
import io.atoll.controller.manager.world.Dependencies;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds from the caches what an application depends on. As thread-safe as they are. */
public final class DependencyReader {
  private final Caches caches;

  public DependencyReader(Caches caches) {
    this.caches = caches;
  }

  Dependencies read(String name) {
    Map<String, Set<String>> needs = new TreeMap<>();
    Deque<String> queue = new ArrayDeque<>(List.of(name));
    while (!queue.isEmpty()) {
      String next = queue.remove();
      if (!needs.containsKey(next)) {
        Set<String> own = needs(next);
        needs.put(next, own);
        queue.addAll(own);
      }
    }
    if (needs.size() == 1) {
      return Dependencies.NONE;
    }
    return new Dependencies(
        needs, needs.keySet().stream().filter(this::there).collect(Collectors.toSet()), known());
  }

  /** Those whose first start may wait for what this key says. */
  public Collection<String> waiting(String statusKey) {
    Set<String> names = new TreeSet<>();
    for (String changed : Caches.part(Keys.APPLICATION_STATUS, statusKey, 0)) {
      names.add(changed);
      caches
          .revisions()
          .indexed(Caches.BY_DEPENDENCY, changed)
          .forEach(it -> names.addAll(Caches.part(Keys.REVISIONS, it.key(), 0)));
    }
    return names;
  }

  private Set<String> needs(String name) {
    return caches.revisions().indexed(Caches.BY_APPLICATION, name).stream()
        .flatMap(item -> item.decoded().stream())
        .max(Comparator.comparingLong(Revision::uid).thenComparingInt(Revision::revision))
        .map(it -> Set.copyOf(it.application().spec().dependsOn()))
        .orElse(Set.of());
  }

  private boolean there(String name) {
    Optional<Long> uid =
        caches
            .applications()
            .get(Keys.application(name))
            .map(Item::entry)
            .map(Entry::createRevision);
    return caches
        .applicationStatus()
        .get(Keys.applicationStatus(name))
        .flatMap(Item::decoded)
        .filter(it -> uid.filter(own -> own == it.uid()).isPresent())
        .filter(DependencyReader::available)
        .isPresent();
  }

  private static boolean available(ApplicationStatus status) {
    return status.ready() > 0
        && status.conditions().stream()
            .anyMatch(it -> it.type().equals("Available") && it.status() == Condition.Status.TRUE);
  }

  private Set<String> known() {
    return caches.applications().list().stream()
        .flatMap(it -> Caches.part(Keys.APPLICATIONS, it.key(), 0).stream())
        .collect(Collectors.toSet());
  }
}
