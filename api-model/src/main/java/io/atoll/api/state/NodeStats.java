package io.atoll.api.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent measured, under {@code stats/<node>} on its lease.
 *
 * @param load one, five and fifteen minutes
 * @param workers by worker's name
 * @param omittedWorkers how many workers that use least were left out to keep the document small
 * @param proxied what came through this host's proxy; null if it has none, or that cannot be told
 */
public record NodeStats(
    Instant at,
    Cpu cpu,
    DataSize memory,
    List<Double> load,
    Map<String, WorkerStats> workers,
    int omittedWorkers,
    @Nullable Proxied proxied) {
  public NodeStats {
    load = ImmutableList.copyOf(load);
    workers = ImmutableMap.copyOf(workers);
  }

  /** Of a host without a proxy. */
  public NodeStats(
      Instant at,
      Cpu cpu,
      DataSize memory,
      List<Double> load,
      Map<String, WorkerStats> workers,
      int omittedWorkers) {
    this(at, cpu, memory, load, workers, omittedWorkers, null);
  }

  /**
   * @param span over which it was measured, up to {@code at}
   * @param applications by name; for others nothing came
   * @param sessions of the busiest workers by name, ten seconds old at most; of others fewer or 0
   */
  public record Proxied(
      Duration span, Map<String, Traffic> applications, Map<String, Integer> sessions) {
    public Proxied {
      applications = ImmutableMap.copyOf(applications);
      sessions = ImmutableMap.copyOf(sessions);
    }
  }

  /**
   * @param rate requests a second that came
   * @param answered requests a second that were answered; over TCP routes none
   * @param sessions requests in progress or waiting: on average, or now if too few were answered
   * @param p95 in which 19 of 20 were answered; null if too few were
   * @param p99 in which 99 of 100 were; null if too few were
   * @param errors requests a second that were answered with 500 or more; null for none
   * @param queue requests that wait for a worker to take them, now; null for none
   */
  public record Traffic(
      double rate,
      double answered,
      double sessions,
      @Nullable Duration p95,
      @Nullable Duration p99,
      @Nullable Double errors,
      @Nullable Double queue) {

    /** Without errors, and nothing waits. */
    public Traffic(
        double rate,
        double answered,
        double sessions,
        @Nullable Duration p95,
        @Nullable Duration p99) {
      this(rate, answered, sessions, p95, p99, null, null);
    }
  }

  /**
   * @param cpu mean use since the last report
   * @param memory working set: use without what the kernel can drop at once
   * @param throttled in which share of the spans of its processor limit it was held back; null if
   *     in none, or it has no limit
   */
  public record WorkerStats(Cpu cpu, DataSize memory, int pids, @Nullable Double throttled) {

    /** One that is not held back. */
    public WorkerStats(Cpu cpu, DataSize memory, int pids) {
      this(cpu, memory, pids, null);
    }
  }
}
