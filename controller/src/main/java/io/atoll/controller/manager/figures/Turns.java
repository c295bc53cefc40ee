package io.atoll.controller.manager.figures;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.cache.Cache.Item;
import io.atoll.controller.runtime.cache.Change;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts ends of rollouts and of workers, and changes of counts, as the caches of the leader show
 * them. What changed before its term is not counted. Thread-safe.
 */
public final class Turns {
  private static final List<Rollout.State> ENDS =
      List.of(Rollout.State.COMPLETE, Rollout.State.ROLLED_BACK, Rollout.State.FAILED);
  private static final String UP = "up";
  private static final String DOWN = "down";

  private static final List<String> EXITS = List.of("outOfMemory", "signal", "error", "zero");

  private final Counter rollouts;
  private final Counter scalings;
  private final Counter exits;

  private Turns(Metrics metrics) {
    rollouts =
        metrics.counter(
            "atoll_rollouts_total", "Rollouts that have ended, by how.", "application", "outcome");
    scalings =
        metrics.counter(
            "atoll_scalings_total",
            "Changes of the count in force, by a person or by load.",
            "application",
            "direction");
    exits =
        metrics.counter(
            "atoll_worker_exits_total",
            "Attempts of workers that ended by themselves, by how.",
            "application",
            "reason");
  }

  /** Counts from now on. */
  public static void count(Caches caches, Metrics metrics) {
    var turns = new Turns(metrics);
    caches.applicationStatus().onChange(turns::rollout);
    caches.scales().onChange(turns::scaling);
    caches.observed().onChange(turns::exit);
  }

  private void rollout(Change<ApplicationStatus> change) {
    String application = change.key().substring(Keys.APPLICATION_STATUS.length());
    if (change.after() == null) {
      ENDS.forEach(end -> rollouts.remove(application, Figures.word(end)));
      EXITS.forEach(reason -> exits.remove(application, reason));
      return;
    }
    // A series has to be there before it counts, or its first event is not seen.
    ENDS.forEach(end -> rollouts.initLabelValues(application, Figures.word(end)));
    EXITS.forEach(reason -> exits.initLabelValues(application, reason));
    Optional<Rollout> before = value(change.before()).map(ApplicationStatus::rollout);
    Optional<Rollout> after = value(change.after()).map(ApplicationStatus::rollout);
    after
        .filter(it -> before.isPresent() && ended(before.get(), it))
        .ifPresent(it -> rollouts.labelValues(application, Figures.word(it.state())).inc());
  }

  private static boolean ended(Rollout before, Rollout after) {
    return ENDS.contains(after.state())
        && (before.state() != after.state() || before.revision() != after.revision());
  }

  private void scaling(Change<Scale> change) {
    String application = change.key().substring(Keys.SCALE.length());
    if (change.after() == null) {
      scalings.remove(application, UP);
      scalings.remove(application, DOWN);
      return;
    }
    scalings.initLabelValues(application, UP);
    scalings.initLabelValues(application, DOWN);
    int before = value(change.before()).map(Scale::count).orElse(0);
    int after = value(change.after()).map(Scale::count).orElse(before);
    if (change.before() != null && before != after) {
      scalings.labelValues(application, before < after ? UP : DOWN).inc();
    }
  }

  private void exit(Change<Observation> change) {
    int before = value(change.before()).map(Observation::restarts).orElse(Integer.MAX_VALUE);
    value(change.after())
        .filter(it -> it.restarts() > before)
        .ifPresent(it ->
            Optional.ofNullable(it.lastExit())
                .ifPresent(end -> exits.labelValues(it.owner().name(), reason(end)).inc()));
  }

  private static String reason(LastExit exit) {
    if (exit.oomKilled()) {
      return "outOfMemory";
    }
    if (exit.signal() != 0) {
      return "signal";
    }
    return exit.code() != 0 ? "error" : "zero";
  }

  private static <T> Optional<T> value(@Nullable Item<T> item) {
    return Optional.ofNullable(item).flatMap(Item::decoded);
  }
}
