package io.atoll.controller.manager.autoscale;

import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.state.ScaleMemory.Learned;
import io.atoll.api.state.ScaleMemory.Load;
import io.atoll.api.value.Durations;
import io.atoll.controller.manager.autoscale.capacity.Capacity;
import io.atoll.controller.manager.autoscale.capacity.Learner;
import io.atoll.controller.manager.autoscale.capacity.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a latency objective to how many workers there should be: as many as carry the measured rate,
 * by what was learned. If the objective is missed all the same, a share more of those that are
 * there, and again once they have settled. Pure.
 */
final class LatencyPlanner {
  /** How far samples must miss the objective together until that is no chance. */
  private static final double MISSED = 1;

  /** What was learned is trusted to size by; only what it does not explain is left to mend. */
  private static final double TRUSTED = 0.5;

  private static final double LEAST_STEP = 1.1;
  private static final double MOST_STEP = 2;

  /** Going down, a worker is left out only if the rest carry so much more than there is. */
  private static final double SPARE = 1.1;

  /** Answers so late come from a queue that grows. */
  private static final int FLOODED = 2;

  private static final double KEEPS_UP = 0.9;

  /** As busy as workers may be that were seen to do no more. */
  private static final double BUSY = 0.85;

  /** A worker younger than a look has not worked all the time of it. */
  private static final Duration GROWN = Duration.ofSeconds(5);

  private final Metric.Latency metric;
  private final Situation situation;
  private final @Nullable Traffic traffic;
  private final @Nullable Load load;
  private final @Nullable Learned learned;
  private final Optional<Capacity> capacity;
  private final Instant now;

  LatencyPlanner(
      Metric.Latency metric,
      Situation situation,
      @Nullable Traffic traffic,
      @Nullable Load load,
      @Nullable Learned before,
      Instant now) {
    this.metric = metric;
    this.situation = situation;
    this.traffic = traffic;
    this.load = load;
    this.now = now;
    this.learned =
        traffic == null || load == null || !news(situation, traffic)
            ? before
            : new Learner(metric.objective()).learn(before, sample(traffic, load), now);
    this.capacity =
        learned == null ? Optional.empty() : Capacity.of(learned.points(), metric.objective());
  }

  @Nullable Learned learned() {
    return learned;
  }

  /** What a worker carries, as far as known. */
  Optional<Double> perWorker() {
    return capacity.map(Capacity::perWorker);
  }

  Answer answer() {
    if (traffic == null || load == null) {
      return new Answer.Blind(metric, "latency: no proxy has told its figures");
    }
    int count = Math.max(carrying(load), mending());
    String why = why(load);
    return traffic.complete() || count > situation.current()
        ? new Answer.Wants(metric, count, why)
        : new Answer.Blind(metric, why + "; but not all proxies have told theirs");
  }

  /** Whether this was not yet learned from. */
  private static boolean news(Situation situation, Traffic traffic) {
    return situation.memory() == null
        || situation.memory().load() == null
        || traffic.heard().isAfter(situation.memory().load().heard());
  }

  private Sample sample(Traffic traffic, Load load) {
    Instant newest =
        situation.workers().stream()
            .map(WorkerFigures::readySince)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return new Sample(
        situation.template(),
        situation.ready(),
        newest,
        load.changed(),
        traffic.rate(),
        traffic.sessions(),
        traffic.latency(metric.percentile()).orElse(null),
        situation.updating());
  }

  private int carrying(Load load) {
    int current = situation.current();
    if (capacity.isEmpty()) {
      return load.mean() == 0 ? 1 : Math.max(current, flooded());
    }
    double needed = load.mean() / capacity.get().perWorker();
    int up = Tolerance.up(needed);
    return up >= current ? up : Math.min(current, Tolerance.up(needed * SPARE));
  }

  /**
   * In a flood workers answer as fast as they can, which tells what they carry before anything was
   * learned; 1 if there is none.
   */
  private int flooded() {
    boolean late =
        traffic != null
            && traffic.answered() < traffic.rate() * KEEPS_UP
            && traffic
                .latency(metric.percentile())
                .filter(it -> it.compareTo(metric.objective().multipliedBy(FLOODED)) > 0)
                .isPresent();
    boolean grown =
        situation.workers().stream()
            .map(WorkerFigures::readySince)
            .allMatch(it -> it != null && !it.plus(GROWN).isAfter(now));
    return traffic != null && late && grown && traffic.answered() > 0
        ? Tolerance.up(traffic.rate() * situation.ready() / (traffic.answered() * BUSY))
        : 1;
  }

  /** While the objective is missed, more than there are, whatever was learned. */
  private int mending() {
    Optional<Duration> latency =
        traffic == null ? Optional.empty() : traffic.latency(metric.percentile());
    if (learned == null || learned.excess() < MISSED || latency.isEmpty()) {
      return 1;
    }
    double over = (double) latency.get().toNanos() / metric.objective().toNanos();
    boolean trusted = capacity.filter(it -> it.confidence() >= TRUSTED).isPresent();
    double step = Math.max(LEAST_STEP, Math.min(trusted ? LEAST_STEP : MOST_STEP, over));
    return Tolerance.up(learned.workers() * step);
  }

  private String why(Load load) {
    String now =
        Optional.ofNullable(traffic)
            .flatMap(it -> it.latency(metric.percentile()))
            .map(it -> ", now " + Durations.format(Duration.ofMillis(it.toMillis())))
            .orElse("");
    String carries =
        capacity
            .map(it ->
                String.format(
                    Locale.ROOT,
                    "a worker carries %.4g, %.0f%% of which was seen",
                    it.perWorker(),
                    it.confidence() * 100))
            .orElse("what a worker carries is not known yet");
    return String.format(
        Locale.ROOT,
        "latency: p%d of %s%s; %.4g requests a second, %s",
        metric.percentile(),
        Durations.format(metric.objective()),
        now,
        load.mean(),
        carries);
  }
}
