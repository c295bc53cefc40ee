package io.atoll.agent;

import io.atoll.agent.reporting.AgentLease;
import io.atoll.agent.reporting.ClusterIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loops: one keeps the lease, one measures and reports, one learns the cluster's id. None
 * delays another.
 */
final class Agent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Agent.class);

  /** As etcd's own clients do: it may fail once. */
  private static final Duration RENEW_EVERY = AgentLease.TIME_TO_LIVE.dividedBy(3);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final AgentLease lease;
  private final ReportLoop reports;
  private final ClusterIds clusters;
  private final ScheduledExecutorService loops =
      Executors.newScheduledThreadPool(3, Thread.ofPlatform().name("agent-", 0).factory());

  private final List<Future<?>> rounds = new ArrayList<>();

  Agent(AgentLease lease, ReportLoop reports, ClusterIds clusters) {
    this.lease = lease;
    this.reports = reports;
    this.clusters = clusters;
  }

  void start() {
    every(RENEW_EVERY, lease::renew);
    every(LOOK_EVERY, clusters::refresh);
    every(RENEW_EVERY, reports);
  }

  private void every(Duration period, Runnable step) {
    rounds.add(
        loops.scheduleWithFixedDelay(
            () -> surviving(step), 0, period.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** A surprise in one round must not end the loop: an executor drops a task that throws. */
  static void surviving(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      log.error("event=roundFailed", e);
    }
  }

  @Override
  public void close() {
    rounds.forEach(round -> round.cancel(true));
    loops.shutdownNow();
    lease.release();
  }
}
