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
    for (Item<Observation> item : caches.observed().list()) {
      item.decoded()
          .ifPresent(it -> counts.merge(new Group(it.owner().name(), it.phase()), 1, Integer::sum));
    }
    for (Item<Assignment> item : caches.workers().list()) {
      item.decoded()
          .filter(it -> !seen(item.key()))
          .ifPresent(it ->
              counts.merge(
                  new Group(it.owner().name(), Observation.Phase.ASSIGNED), 1, Integer::sum));
    }
    counts.forEach((group, count) ->
        figures.add(
            "atoll_workers",
            "Workers by the phase that they are in.",
            count,
            "application",
            group.application(),
            "phase",
            Figures.word(group.phase())));
  }

  private boolean seen(String assignment) {
    String place = assignment.substring(Keys.WORKERS.length());
    return caches.observed().get(Keys.OBSERVED + place).isPresent();
  }
}
