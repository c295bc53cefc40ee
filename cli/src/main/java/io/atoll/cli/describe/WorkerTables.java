package io.atoll.cli.describe;

import io.atoll.api.application.Health;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.ProbeReport;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Words;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerSpecs;
import io.atoll.cli.view.WorkerWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the workers of an application are, and what their probes say. Pure. */
final class WorkerTables {
  private final List<Worker> workers;
  private final Snapshot snapshot;
  private final Instant now;

  /**
   * @param snapshot holds the revisions
   */
  WorkerTables(List<Worker> workers, Snapshot snapshot, Instant now) {
    this.workers = List.copyOf(workers);
    this.snapshot = snapshot;
    this.now = now;
  }

  void describe(Page page) {
    page.table(
        "Workers",
        List.of("NAME", "NODE", "STATUS", "RESTARTS", "ADDRESS", "REVISION", "REASON"),
        workers.stream().map(this::row).toList());
    List<List<String>> exits = exits();
    page.table("Last exits", List.of("WORKER", "HOW", "AGO"), exits);
    probes(page);
  }

  private List<String> row(Worker worker) {
    return List.of(
        worker.name(),
        worker.node(),
        WorkerSpecs.status(worker, snapshot, now),
        "" + worker.startedAgain(),
        WorkerWords.address(worker),
        "" + worker.revision(),
        reason(worker));
  }

  private String reason(Worker worker) {
    Optional<String> drain =
        worker
            .assigned()
            .filter(it -> it.want() == Assignment.Want.DRAIN)
            .flatMap(it -> Optional.ofNullable(it.drainLimit()))
            .map(limit -> draining(Duration.between(now, limit)));
    return drain.orElseGet(() ->
        worker.ready() || WorkerSpecs.finished(worker, snapshot) ? "" : WorkerWords.reason(worker));
  }

  private static String draining(Duration left) {
    return left.isPositive()
        ? "takes no new requests, stops once it has no more, in " + Ages.of(left) + " at the latest"
        : "takes no new requests, and is to stop now";
  }

  private List<List<String>> exits() {
    return workers.stream()
        .flatMap(worker -> worker.observed().stream())
        .filter(seen -> seen.lastExit() != null)
        .map(seen ->
            List.of(
                seen.worker(),
                WorkerWords.exit(seen.lastExit()),
                Ages.since(seen.lastExit().at(), now)))
        .toList();
  }

  /** Those of workers that are not ready, and those that have ever failed. */
  private void probes(Page page) {
    List<List<String>> rows = workers.stream().flatMap(this::probes).toList();
    boolean any = workers.stream().anyMatch(it -> !reports(it).isEmpty());
    if (!rows.isEmpty()) {
      page.table(
          "Probes", List.of("WORKER", "PROBE", "CHECK", "RESULT", "FAILED", "LAST FAILURE"), rows);
    } else if (any) {
      page.field("Probes", "all pass, none has failed");
    }
  }

  private Stream<List<String>> probes(Worker worker) {
    return reports(worker).stream()
        .filter(it -> !worker.ready() || it.lastFailure() != null)
        .map(it -> row(worker, it));
  }

  private List<String> row(Worker worker, ProbeReport report) {
    return List.of(
        worker.name(),
        Words.of(report.probe()),
        WorkerSpecs.of(worker, snapshot)
            .flatMap(spec -> spec.health().probe(report.probe()))
            .map(WorkerTables::check)
            .orElse(""),
        result(worker, report),
        report.failedAt() == null ? "" : Ages.since(report.failedAt(), now) + " ago",
        report.lastFailure() == null ? "" : Text.oneLine(report.lastFailure()));
  }

  private static String result(Worker worker, ProbeReport report) {
    if (worker.silent() || worker.ended()) {
      return "";
    }
    if (report.passing()) {
      return "passes";
    }
    return report.lastFailure() == null ? "has not passed yet" : "fails";
  }

  private static String check(Health.Probe probe) {
    String what =
        switch (probe.check()) {
          case Health.Check.Http http -> "http " + http.port() + " " + http.path();
          case Health.Check.Tcp tcp -> "tcp " + tcp.port();
          case Health.Check.Exec exec -> "exec " + String.join(" ", exec.command());
        };
    return what + " every " + Ages.of(probe.period());
  }

  private static List<ProbeReport> reports(Worker worker) {
    return worker.observed().map(it -> it.probes()).orElse(List.of());
  }
}
