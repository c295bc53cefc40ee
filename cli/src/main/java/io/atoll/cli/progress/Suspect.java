package io.atoll.cli.progress;

import io.atoll.api.state.Observation;
import io.atoll.cli.view.Worker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker that is wanted and not ready, of which little may be left once it is given up.
 *
 * @param phase what its node says; null before it says anything
 */
public record Suspect(String worker, String node, Observation.@Nullable Phase phase) {

  static List<Suspect> among(List<Worker> workers) {
    return workers.stream()
        .filter(it -> it.wanted() && !it.ready() && !it.silent())
        .map(it ->
            new Suspect(
                it.name(), it.node(), it.observation() == null ? null : it.observation().phase()))
        .toList();
  }
}
