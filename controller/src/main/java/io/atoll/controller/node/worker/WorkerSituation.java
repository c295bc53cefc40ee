package io.atoll.controller.node.worker;

import com.google.common.collect.ImmutableList;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.probe.Vitals;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a decision about one worker rests on.
 *
 * @param containers the worker's, in whatever state, newest attempt first
 * @param attached whether the newest attempt's link is there
 * @param vitals of the newest attempt, with the probes that are wanted now
 * @param now the clock's uptime
 */
record WorkerSituation(
    Wish wish,
    Life life,
    List<Container> containers,
    boolean attached,
    Vitals vitals,
    Duration now) {
  WorkerSituation {
    containers =
        ImmutableList.sortedCopyOf(
            Comparator.comparingInt(Labels::attempt).reversed().thenComparing(Container::name),
            containers);
  }

  Optional<Container> current() {
    return containers.stream().findFirst();
  }

  WorkerSituation with(Life changed) {
    return new WorkerSituation(wish, changed, containers, attached, vitals, now);
  }
}
