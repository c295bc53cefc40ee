package io.atoll.cli.describe;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.cli.output.Ages;
import io.atoll.cli.table.Item;
import io.atoll.cli.table.View;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerWords;
import io.atoll.cli.view.Workers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wanted, what runs, what happened. Also for an application that was never accepted. */
final class ApplicationDescription implements Description {
  private static final int RECENT_REVISIONS = 5;

  @Override
  public List<String> prefixes(String name) {
    return List.of(
        Keys.application(name),
        Keys.applicationStatus(name),
        Keys.controls(name),
        Keys.owner("application", name),
        Keys.revisions(name),
        Keys.WORKERS,
        Keys.OBSERVED,
        Keys.PRESENCE,
        Keys.EVENTS);
  }

  @Override
  public List<String> lines(String name, Snapshot snapshot, Instant now) {
    Optional<ApplicationStatus> status = Applications.status(snapshot, name);
    List<Worker> workers = Workers.of(snapshot, name);
    Page page = new Page();
    page.field("Name", name).field("Phase", Applications.phase(snapshot, name));
    status.ifPresent(it -> counts(page, it));
    snapshot
        .entry(Keys.application(name))
        .ifPresent(it -> page.field("Stored at", "" + it.modRevision()));
    Tables.source(page, snapshot, "application", name, now);
    snapshot.document(Keys.controls(name), Controls.class).ifPresent(it -> controls(page, it));
    status
        .flatMap(it -> Revisions.find(snapshot, name, it.revision()))
        .map(Revision::application)
        .ifPresent(it -> SpecSummary.describe(page, it));
    Tables.conditions(page, status.map(ApplicationStatus::conditions).orElse(List.of()), now);
    workers(page, workers, now);
    exits(page, workers, now);
    revisions(page, name, snapshot, now);
    Set<String> subjects = workers.stream().map(Worker::name).collect(Collectors.toSet());
    subjects.add(name);
    Tables.events(page, snapshot, now, subjects::contains);
    return page.lines();
  }

  private static void counts(Page page, ApplicationStatus status) {
    page.field("Revision", status.revision() == 0 ? "none accepted yet" : "" + status.revision());
    page.field(
        "Workers",
        "%d ready of %d desired, %d up to date"
            .formatted(status.ready(), status.desired(), status.updated()));
    if (status.error() != null) {
      page.field("Refused", Applications.describe(status.error()));
    }
  }

  private static void controls(Page page, Controls controls) {
    page.field("Set by hand", controls.count() == null ? "" : controls.count() + " workers");
    page.field("Paused", controls.paused() ? "yes" : "");
  }

  private static void workers(Page page, List<Worker> workers, Instant now) {
    page.table(
        "Workers",
        List.of("NAME", "NODE", "STATUS", "RESTARTS", "ADDRESS", "REVISION", "REASON"),
        workers.stream().map(worker -> row(worker, now)).toList());
  }

  private static List<String> row(Worker worker, Instant now) {
    return List.of(
        worker.name(),
        worker.node(),
        WorkerWords.status(worker, now),
        worker.observed().map(it -> "" + it.restarts()).orElse("0"),
        WorkerWords.address(worker),
        "" + worker.revision(),
        worker.ready() ? "" : WorkerWords.reason(worker));
  }

  private static void exits(Page page, List<Worker> workers, Instant now) {
    List<List<String>> rows =
        workers.stream()
            .flatMap(worker -> worker.observed().stream())
            .filter(seen -> seen.lastExit() != null)
            .map(seen ->
                List.of(
                    seen.worker(),
                    WorkerWords.exit(seen.lastExit()),
                    Ages.since(seen.lastExit().at(), now)))
            .toList();
    page.table("Last exits", List.of("WORKER", "HOW", "AGO"), rows);
  }

  private static void revisions(Page page, String name, Snapshot snapshot, Instant now) {
    page.table(
        "Revisions",
        List.of("NAME", "IN FORCE", "IMAGE", "REPLICAS", "TEMPLATE", "AGE"),
        View.of(Kind.REVISION).items(snapshot, now).stream()
            .filter(item -> item.group().equals(name))
            .map(Item::cells)
            .map(cells -> cells.subList(0, 6))
            .limit(RECENT_REVISIONS)
            .toList());
  }
}
