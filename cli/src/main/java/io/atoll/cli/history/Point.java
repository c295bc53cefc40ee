package io.atoll.cli.history;

import io.atoll.api.agent.Sample;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one thing used on average over a span.
 *
 * @param at the end of the span
 * @param detail of a worker; null if it was not read then
 * @param traffic of an application; null if nothing came
 * @param pressure of a node, as {@link Sample.Node#pressure}; null of others
 */
public record Point(
    Instant at,
    Duration span,
    Cpu cpu,
    DataSize memory,
    Sample.@Nullable Detail detail,
    @Nullable Traffic traffic,
    @Nullable Map<String, Double> pressure) {

  static Point of(Sample sample, Sample.Worker worker) {
    return new Point(
        sample.at(), sample.span(), worker.cpu(), worker.memory(), worker.detail(), null, null);
  }

  static Point of(Sample sample, Sample.Node node) {
    return new Point(
        sample.at(), sample.span(), node.cpu(), node.memory(), null, null, node.pressure());
  }
}
