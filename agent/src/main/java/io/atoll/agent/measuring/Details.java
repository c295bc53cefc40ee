package io.atoll.agent.measuring;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.atoll.agent.sampling.container.ContainerFigure;
import io.atoll.api.agent.Sample.Detail;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one container that are told, at one moment. Pure.
 *
 * @param uptime monotonic time of the moment
 */
record Details(Duration uptime, Map<ContainerFigure, Double> figures) {
  static final ImmutableSet<ContainerFigure> WANTED =
      Sets.immutableEnumSet(
          ContainerFigure.CPU_SECONDS,
          ContainerFigure.CPU_PERIODS,
          ContainerFigure.CPU_THROTTLED_PERIODS,
          ContainerFigure.CPU_QUOTA,
          ContainerFigure.MEMORY_LIMIT,
          ContainerFigure.OOM_KILLS,
          ContainerFigure.READ_BYTES,
          ContainerFigure.WRITTEN_BYTES,
          ContainerFigure.RECEIVED_BYTES,
          ContainerFigure.SENT_BYTES);

  Details {
    figures = ImmutableMap.copyOf(figures);
  }

  /** From an earlier moment to this one; empty if no time passed or it was started anew. */
  Optional<Detail> since(Details before) {
    Duration span = uptime.minus(before.uptime);
    Double cpu = more(before, ContainerFigure.CPU_SECONDS);
    if (!span.isPositive() || (cpu != null && cpu < 0)) {
      return Optional.empty();
    }
    Double kills = more(before, ContainerFigure.OOM_KILLS);
    Double limit = figures.get(ContainerFigure.MEMORY_LIMIT);
    return Optional.of(
        new Detail(
            Duration.ofMillis(span.toMillis()),
            limit == null ? null : new DataSize(limit.longValue()),
            throttled(before),
            kills == null ? null : (int) Math.max(0, kills),
            perSecond(before, ContainerFigure.READ_BYTES, span),
            perSecond(before, ContainerFigure.WRITTEN_BYTES, span),
            perSecond(before, ContainerFigure.RECEIVED_BYTES, span),
            perSecond(before, ContainerFigure.SENT_BYTES, span)));
  }

  private @Nullable Double more(Details before, ContainerFigure counter) {
    Double earlier = before.figures.get(counter);
    Double now = figures.get(counter);
    return earlier == null || now == null ? null : now - earlier;
  }

  /** Without a limit the kernel counts no spans. */
  private @Nullable Double throttled(Details before) {
    Double periods = more(before, ContainerFigure.CPU_PERIODS);
    Double throttled = more(before, ContainerFigure.CPU_THROTTLED_PERIODS);
    if (periods == null || throttled == null || !figures.containsKey(ContainerFigure.CPU_QUOTA)) {
      return null;
    }
    return periods <= 0 ? 0.0 : Math.round(Math.clamp(throttled / periods, 0, 1) * 100) / 100.0;
  }

  private @Nullable DataSize perSecond(Details before, ContainerFigure counter, Duration span) {
    Double earlier = before.figures.get(counter);
    Double now = figures.get(counter);
    return earlier == null || now == null
        ? null
        : Usage.perSecond(new DataSize(earlier.longValue()), new DataSize(now.longValue()), span);
  }
}
