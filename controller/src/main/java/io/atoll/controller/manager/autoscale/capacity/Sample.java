package io.atoll.controller.manager.autoscale.capacity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look at an application.
 *
 * @param template hash of what its workers are made from
 * @param workers that take requests
 * @param newest when the last of them became ready
 * @param changed when the load last jumped
 * @param rate requests a second of all together
 * @param sessions in progress or waiting, all together
 * @param latency at the objective's percentile; null if too few were answered
 * @param updating whether not all workers are alike
 */
public record Sample(
    String template,
    int workers,
    Instant newest,
    Instant changed,
    double rate,
    double sessions,
    @Nullable Duration latency,
    boolean updating) {

  double ratePerWorker() {
    return rate / workers;
  }

  /** By Little's law: in progress is rate times mean time. */
  double meanSeconds() {
    return sessions / rate;
  }
}
