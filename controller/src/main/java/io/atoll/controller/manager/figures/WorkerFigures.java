package io.atoll.controller.manager.figures;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Measured;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.util.HashMap;
import java.util.Map;

/** How many workers there are, as their nodes see them; one that no node has seen is assigned. */
public record WorkerFigures(Caches caches) implements Measured {

  private record Group(String application, Observation.Phase phase) {}

  @Override
  public void measure(Figures figures) {
    Map<Group, Integer> counts = new HashMap<>();
    caches
        .observed()
        .values()
        .forEach(it -> counts.merge(new Group(it.owner().name(), it.phase()), 1, Integer::sum));
    for (Item<Assignment> item : caches.workers().list()) {
      item.decoded()
          .filter(it -> !seen(item.key()))
          .ifPresent(it ->
              counts.merge(
                  new Group(it.owner().name(), Observation.Phase.ASSIGNED), 1, Integer::sum));
    }
    counts.forEach((group, count) -> add(figures, group, count));
  }

  private static void add(Figures figures, Group group, int count) {
    figures
        .about("application", group.application(), "phase", Figures.word(group.phase()))
        .add("atoll_workers", "Workers by the phase that they are in.", count);
  }

  private boolean seen(String assignment) {
    String place = assignment.substring(Keys.WORKERS.length());
    return caches.observed().get(Keys.OBSERVED + place).isPresent();
  }
}
