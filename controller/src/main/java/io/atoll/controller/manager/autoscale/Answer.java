package io.atoll.controller.manager.autoscale;

import io.atoll.api.application.Autoscale.Metric;

/** What one metric says to the question how many workers there should be. */
public sealed interface Answer {
  Metric metric();

  /** For people, without the count. */
  String why();

  /**
   * @param count not yet within any limit, at least 1
   */
  record Wants(Metric metric, int count, String why) implements Answer {}

  /** It cannot say enough to go down by; others may still go up. */
  record Blind(Metric metric, String why) implements Answer {}

  /** One word for programs: what stands behind a change of the count. */
  default String word() {
    return switch (metric()) {
      case Metric.RequestsPerSecond _ -> "Requests";
      case Metric.CpuUse _ -> "Cpu";
      case Metric.MemoryUse _ -> "Memory";
      case Metric.Latency _ -> "Latency";
    };
  }

  /** Whether it is about what workers use: then it is a guess from the past, gone by in steps. */
  default boolean ofUse() {
    return switch (metric()) {
      case Metric.CpuUse _, Metric.MemoryUse _ -> true;
      case Metric.RequestsPerSecond _, Metric.Latency _ -> false;
    };
  }
}
