package io.atoll.controller.manager.autoscale;

import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Autoscale;
import io.atoll.api.application.Resources;
import io.atoll.api.state.ScaleMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision is made from, beside the time.
 *
 * @param template hash of what workers are made from; another one may carry more or less
 * @param current the count in force
 * @param workers all that take a share of the load or soon will; in an update those of both
 *     revisions
 * @param traffic null if no proxy has said anything
 * @param updating whether workers of two revisions run side by side
 * @param memory of the decision before; null for none
 */
public record Situation(
    Autoscale rules,
    Resources resources,
    String template,
    int current,
    List<WorkerFigures> workers,
    @Nullable Traffic traffic,
    boolean updating,
    @Nullable ScaleMemory memory) {
  public Situation {
    workers = ImmutableList.copyOf(workers);
  }

  int ready() {
    return Math.toIntExact(workers.stream().filter(WorkerFigures::ready).count());
  }
}
