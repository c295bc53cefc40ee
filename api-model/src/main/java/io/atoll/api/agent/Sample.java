package io.atoll.api.agent;

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
 * All that an agent measured between two moments, as it keeps it for an hour and tells it. What is
 * null was not measured, which is not nothing.
 *
 * @param at the later moment
 * @param span between them
 * @param workers by worker's name; one whose container is new is not in it yet
 * @param proxied what came through this host's proxy; null if it has none, or that cannot be told
 */
public record Sample(
    Instant at, Duration span, Node node, Map<String, Worker> workers, @Nullable Proxied proxied) {
  public Sample {
    workers = ImmutableMap.copyOf(workers);
  }

  /**
   * The host.
   *
   * @param cpu mean use of all processors
   * @param memory what is not available to a new program
   * @param load one, five and fifteen minutes
   * @param pressure in which share of the time some task waited for {@code cpu}, {@code memory} or
   *     {@code io}; empty where the kernel does not tell
   * @param disks by device
   */
  public record Node(
      Cpu cpu,
      DataSize memory,
      List<Double> load,
      Map<String, Double> pressure,
      Map<String, Disk> disks) {
    public Node {
      load = ImmutableList.copyOf(load);
      pressure = ImmutableMap.copyOf(pressure);
      disks = ImmutableMap.copyOf(disks);
    }
  }

  /**
   * @param read bytes a second
   * @param written bytes a second
   * @param busy in which share of the time
   */
  public record Disk(DataSize read, DataSize written, double busy) {}

  /**
   * @param cpu mean use
   * @param memory working set: use without what the kernel can drop at once
   * @param detail what is read less often; null if it was not read this time
   */
  public record Worker(
      String application, Cpu cpu, DataSize memory, int pids, @Nullable Detail detail) {}

  /**
   * Over a span of its own, which ends with the sample's. Null is what the kernel does not tell.
   *
   * @param limit of memory; null without one
   * @param throttled in which share of the spans of its processor limit it was held back; null
   *     without a limit
   * @param oomKills processes that were killed for want of memory
   * @param read bytes a second from disks, as {@code written} to them
   * @param received bytes a second over the network, as {@code sent}
   */
  public record Detail(
      Duration span,
      @Nullable DataSize limit,
      @Nullable Double throttled,
      @Nullable Integer oomKills,
      @Nullable DataSize read,
      @Nullable DataSize written,
      @Nullable DataSize received,
      @Nullable DataSize sent) {}

  /**
   * @param applications by name; for others nothing came
   * @param sessions of the busiest workers by name, ten seconds old at most; of others fewer or 0
   */
  public record Proxied(Map<String, Application> applications, Map<String, Integer> sessions) {
    public Proxied {
      sessions = ImmutableMap.copyOf(sessions);
      applications = ImmutableMap.copyOf(applications);
    }
  }

  /**
   * @param rate requests a second that came; over TCP routes connections
   * @param answered requests a second that were answered; over TCP routes none
   * @param responses answers a second by class, {@code 2xx} ...; a class without any is not in it
   * @param sessions requests in progress or waiting: on average, or now if too few were answered
   * @param queue requests that wait for a worker to take them, now
   * @param retries a second: of connections to workers
   * @param failures a second: connections that no worker took, and answers that broke off
   * @param p95 in which 19 of 20 were answered; null if too few were
   * @param p99 in which 99 of 100 were; null if too few were
   */
  public record Application(
      double rate,
      double answered,
      Map<String, Double> responses,
      double sessions,
      double queue,
      double retries,
      double failures,
      @Nullable Duration p95,
      @Nullable Duration p99) {
    public Application {
      responses = ImmutableMap.copyOf(responses);
    }

    /** Answers a second with 500 or more. */
    public double errors() {
      return responses.getOrDefault("5xx", 0.0);
    }
  }
}
