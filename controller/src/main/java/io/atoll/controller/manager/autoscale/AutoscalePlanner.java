package io.atoll.controller.manager.autoscale;

import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Autoscale.Behavior;
import io.atoll.api.application.Autoscale.Limit;
import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.state.ScaleMemory;
import io.atoll.api.state.ScaleMemory.Haste;
import io.atoll.api.state.ScaleMemory.Learned;
import io.atoll.api.state.ScaleMemory.Load;
import io.atoll.api.state.ScaleMemory.Step;
import io.atoll.api.state.ScaleMemory.Wish;
import io.atoll.controller.manager.autoscale.Answer.Blind;
import io.atoll.controller.manager.autoscale.Answer.Wants;
import io.atoll.controller.manager.autoscale.limit.Patience;
import io.atoll.controller.manager.autoscale.limit.StepLimits;
import io.atoll.controller.manager.autoscale.limit.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many workers an application should have. The largest answer of its metrics wins; windows,
 * limits of steps and the range hold it back, in this order; what is not known holds it from going
 * down. Pure.
 */
public final class AutoscalePlanner {
  /** Longer without a decision, nobody knows what was missed: windows begin anew. */
  static final Duration GAP = Duration.ofSeconds(45);

  /** The limits of a document that names none: meant for figures of use, which come late. */
  private static final List<Limit> UNWRITTEN =
      ImmutableList.of(Limit.parse("100%/15s"), Limit.parse("4/15s"));

  private final Situation situation;
  private final Instant now;
  private final List<String> clamps = new ArrayList<>();

  private AutoscalePlanner(Situation situation, Instant now) {
    this.situation = situation;
    this.now = now;
  }

  public static Decision plan(Situation situation, Instant now) {
    return new AutoscalePlanner(situation, now).decide();
  }

  private Decision decide() {
    Traffic traffic = fresh(situation.traffic());
    Load load = load(traffic);
    Optional<LatencyPlanner> latency = latency(traffic, load);
    List<Answer> answers = answers(traffic, load, latency);
    Optional<Wants> largest = largest(answers);
    int raw = largest.map(Wants::count).orElse(situation.current());
    int wish = held(answers, raw);
    List<Wish> wishes = wishes(wish);
    var windows = new Windows(situation.rules(), wishes, haste(), now);
    var steps = new StepLimits(situation.rules(), steps(), now);
    int count = count(answers, windows, steps);
    ScaleMemory memory =
        new ScaleMemory(
            now,
            windows.remembered(),
            steps.remembered(count - situation.current()),
            Patience.after(haste(), passed(), count - situation.current(), now),
            load == null ? before(ScaleMemory::load) : load,
            latency.map(LatencyPlanner::learned).orElse(null));
    return new Decision(
        count,
        raw,
        answers,
        largest.map(Answer::word).orElse(Decision.NO_FIGURES),
        clamps,
        room(count, load, latency),
        memory);
  }

  private @Nullable Traffic fresh(@Nullable Traffic traffic) {
    return traffic != null && traffic.plausible() && Freshness.of(traffic.heard(), now)
        ? traffic
        : null;
  }

  /** Only what is known of all proxies is a rate; of some, it is at least so much. */
  private @Nullable Load load(@Nullable Traffic traffic) {
    Load before = before(ScaleMemory::load);
    if (traffic == null) {
      return null;
    }
    return traffic.complete() || before == null || traffic.rate() > before.mean()
        ? LoadFilter.update(before, traffic)
        : before;
  }

  private Optional<LatencyPlanner> latency(@Nullable Traffic traffic, @Nullable Load load) {
    Learned learned = before(ScaleMemory::learned);
    return situation.rules().metrics().stream()
        .flatMap(it -> it instanceof Metric.Latency latency ? Stream.of(latency) : Stream.empty())
        .findFirst()
        .map(it -> new LatencyPlanner(it, situation, traffic, load, learned, now));
  }

  private List<Answer> answers(
      @Nullable Traffic traffic, @Nullable Load load, Optional<LatencyPlanner> latency) {
    var use = new UsePlanner(situation, now);
    boolean complete = traffic != null && traffic.complete();
    ImmutableList.Builder<Answer> answers = ImmutableList.builder();
    for (Metric metric : situation.rules().metrics()) {
      answers.add(
          switch (metric) {
            case Metric.CpuUse it -> use.cpu(it);
            case Metric.MemoryUse it -> use.memory(it);
            case Metric.RequestsPerSecond it ->
                RequestsPlanner.plan(it, situation.current(), load, complete);
            case Metric.Latency _ -> latency.orElseThrow().answer();
          });
    }
    return answers.build();
  }

  /** Only requests are told of at once: what workers use is a mean that needs its two seconds. */
  private @Nullable Double room(int count, @Nullable Load load, Optional<LatencyPlanner> latency) {
    if (load == null || count >= situation.rules().max()) {
      return null;
    }
    DoubleStream bounds =
        situation.rules().metrics().stream()
            .flatMapToDouble(metric ->
                switch (metric) {
                  case Metric.RequestsPerSecond(double target) ->
                      DoubleStream.of(Tolerance.above(target));
                  case Metric.Latency _ ->
                      latency.flatMap(LatencyPlanner::perWorker).stream()
                          .mapToDouble(Double::doubleValue);
                  case Metric.CpuUse _, Metric.MemoryUse _ -> DoubleStream.empty();
                });
    OptionalDouble perWorker = bounds.min();
    return perWorker.isPresent()
        ? Math.max(0, Math.round((perWorker.getAsDouble() * count - load.mean()) * 10) / 10.0)
        : null;
  }

  private static Optional<Wants> largest(List<Answer> answers) {
    return answers.stream()
        .flatMap(it -> it instanceof Wants wants ? Stream.of(wants) : Stream.empty())
        .max(Comparator.comparingInt(Wants::count));
  }

  private int held(List<Answer> answers, int raw) {
    boolean blind = answers.stream().anyMatch(Blind.class::isInstance);
    if (!blind || raw >= situation.current()) {
      return raw;
    }
    clamps.add("not fewer while not all metrics can be told");
    return situation.current();
  }

  private List<Wish> wishes(int wish) {
    ImmutableList.Builder<Wish> wishes = ImmutableList.builder();
    ScaleMemory memory = situation.memory();
    if (memory != null) {
      wishes.addAll(memory.wishes());
    }
    if (memory == null || memory.at().isBefore(now.minus(GAP))) {
      wishes.add(new Wish(now.minusMillis(1), situation.current()));
    }
    return wishes.add(new Wish(now, wish)).build();
  }

  private List<Step> steps() {
    ScaleMemory memory = situation.memory();
    return memory == null ? List.of() : memory.steps();
  }

  private Haste haste() {
    ScaleMemory memory = situation.memory();
    return memory == null ? Haste.NONE : memory.haste();
  }

  private Duration passed() {
    ScaleMemory memory = situation.memory();
    return memory == null ? Duration.ZERO : Duration.between(memory.at(), now);
  }

  private int count(List<Answer> answers, Windows windows, StepLimits steps) {
    int current = situation.current();
    int stabilized = windows.stabilized(current, clamps);
    int free = unlimited(answers);
    if (stabilized > current && free >= stabilized) {
      return inRange(stabilized);
    }
    int limited = steps.limited(current, stabilized, clamps);
    return inRange(Math.max(limited, Math.min(free, stabilized)));
  }

  /** How far up the answers reach that no step limit holds: those of the traffic itself. */
  private int unlimited(List<Answer> answers) {
    Behavior up = situation.rules().scaleUp();
    if (!up.max().equals(UNWRITTEN)) {
      return 0;
    }
    return answers.stream()
        .filter(it -> !it.ofUse())
        .mapToInt(it -> it instanceof Wants wants ? wants.count() : 0)
        .max()
        .orElse(0);
  }

  private int inRange(int count) {
    int min = situation.rules().min();
    int max = situation.rules().max();
    if (count < min) {
      clamps.add("min " + min);
    }
    if (count > max) {
      clamps.add("max " + max);
    }
    return Math.max(min, Math.min(max, count));
  }

  private <T> @Nullable T before(Function<ScaleMemory, @Nullable T> part) {
    ScaleMemory memory = situation.memory();
    return memory == null ? null : part.apply(memory);
  }
}
