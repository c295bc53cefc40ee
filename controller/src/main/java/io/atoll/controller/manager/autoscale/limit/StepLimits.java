package io.atoll.controller.manager.autoscale.limit;

import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Autoscale;
import io.atoll.api.application.Autoscale.Behavior;
import io.atoll.api.application.Autoscale.Limit;
import io.atoll.api.state.ScaleMemory.Step;
import io.atoll.api.value.CountOrPercent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the count may go now, so that it changes by no more than the limits say within their
 * periods. A limit counts from what there was when its period began; percentages are rounded up
 * going up, and what is left is truncated going down (kubernetes, {@code horizontal.go}). Pure.
 */
public final class StepLimits {
  private final Autoscale rules;
  private final List<Step> steps;
  private final Instant now;

  public StepLimits(Autoscale rules, List<Step> steps, Instant now) {
    this.rules = rules;
    this.steps = steps;
    this.now = now;
  }

  public int limited(int current, int wanted, List<String> clamps) {
    int count =
        wanted > current
            ? Math.min(wanted, Math.max(current, most(current)))
            : Math.max(wanted, Math.min(current, least(current)));
    if (count != wanted) {
      String way = wanted > current ? "scaleUp" : "scaleDown";
      Behavior behavior = wanted > current ? rules.scaleUp() : rules.scaleDown();
      clamps.add("%s.max %s: %d for now".formatted(way, text(behavior), count));
    }
    return count;
  }

  private int most(int current) {
    return rules.scaleUp().max().stream()
        .mapToInt(it -> most(begin(current, it), it.amount()))
        .max()
        .orElse(Integer.MAX_VALUE);
  }

  private static int most(int begin, CountOrPercent amount) {
    return (int) Math.min(Integer.MAX_VALUE, (long) begin + amount.ofRoundedUp(begin));
  }

  private int least(int current) {
    return rules.scaleDown().max().stream()
        .mapToInt(it -> begin(current, it) - it.amount().ofRoundedUp(begin(current, it)))
        .min()
        .orElse(0);
  }

  /** What there was when the period began. */
  private int begin(int current, Limit limit) {
    Instant from = now.minus(limit.period());
    return current - steps.stream().filter(it -> it.at().isAfter(from)).mapToInt(Step::by).sum();
  }

  /** The steps that some limit still counts, and the present one. */
  public List<Step> remembered(int by) {
    Duration longest =
        Stream.concat(rules.scaleUp().max().stream(), rules.scaleDown().max().stream())
            .map(Limit::period)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    Instant from = now.minus(longest);
    ImmutableList.Builder<Step> kept = ImmutableList.builder();
    steps.stream().filter(it -> it.at().isAfter(from)).forEach(kept::add);
    return by == 0 ? kept.build() : kept.add(new Step(now, by)).build();
  }

  private static String text(Behavior behavior) {
    return behavior.max().stream().map(Limit::toString).collect(Collectors.joining(", "));
  }
}
