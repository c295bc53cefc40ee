package io.atoll.agent.metrics;

import io.atoll.agent.endpoint.RequestTally;
import io.atoll.agent.reporting.ReportTally;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;

/** What the agent has done. Pure. */
final class AgentMetrics {
  private static final Family ANSWERS =
      Family.counter(
          "atoll_agent_requests_total", "Requests that have ended, by route and status of HTTP.");
  private static final Family RUNNING =
      Family.gauge(
          "atoll_agent_requests_in_flight", "Requests, streams and conversations not yet ended.");
  private static final Family REPORTS =
      Family.counter("atoll_agent_reports_total", "Rounds of measuring, by what became of them.");
  private static final Family RENEWALS =
      Family.counter("atoll_agent_lease_renewals_total", "Renewals of the lease in etcd.");
  private static final Family WORKERS =
      Family.gauge("atoll_agent_workers", "Workers with a container that the agent knows of.");
  private static final Family UNREAD =
      Family.gauge(
          "atoll_agent_unread_workers", "Workers whose figures could not be read this time.");

  private AgentMetrics() {}

  static void add(Families families, RequestTally requests) {
    requests
        .answers()
        .forEach((kind, count) ->
            families.add(
                ANSWERS,
                Labels.of(
                    "method",
                    kind.method(),
                    "route",
                    kind.route(),
                    "code",
                    Integer.toString(kind.code())),
                count));
    families.add(RUNNING, Labels.EMPTY, requests.running());
  }

  static void add(Families families, ReportTally.Counts counts) {
    counts
        .rounds()
        .forEach(
            (outcome, count) -> families.add(REPORTS, Labels.of("outcome", word(outcome)), count));
    families.add(RENEWALS, Labels.of("outcome", "kept"), counts.renewals());
    families.add(RENEWALS, Labels.of("outcome", "failed"), counts.failedRenewals());
    families.add(
        SummarySnapshot.builder()
            .name("atoll_agent_report_duration_seconds")
            .help("How long a round of measuring and reporting takes.")
            .dataPoint(
                SummaryDataPointSnapshot.builder()
                    .count(counts.rounds().values().stream().mapToLong(it -> it).sum())
                    .sum(HostMetrics.seconds(counts.time()))
                    .build())
            .build());
  }

  static void addWorkers(Families families, int known, int unread) {
    families.add(WORKERS, Labels.EMPTY, known);
    families.add(UNREAD, Labels.EMPTY, unread);
  }

  static void addBuild(Families families, String version) {
    families.add(
        InfoSnapshot.builder()
            .name("atoll_agent_build")
            .help("Which agent this is; always 1.")
            .dataPoint(
                InfoDataPointSnapshot.builder()
                    .labels(Labels.of("version", version, "java", Runtime.version().toString()))
                    .build())
            .build());
  }

  private static String word(ReportTally.Outcome outcome) {
    return switch (outcome) {
      case WRITTEN -> "written";
      case UNCHANGED -> "unchanged";
      case WAITING -> "waiting";
      case STORE_AWAY -> "storeAway";
      case UNREADABLE -> "unreadable";
    };
  }
}
