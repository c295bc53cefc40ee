package io.atoll.cli.describe;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.cli.output.Text;
import io.atoll.cli.table.Item;
import io.atoll.cli.table.View;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerSpecs;
import io.atoll.cli.view.Workers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        Keys.ROUTES,
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
    finished(page, workers, snapshot);
    status.ifPresent(it ->
        RolloutSection.describe(page, it, Revisions.find(snapshot, name, it.revision()), now));
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
    status
        .flatMap(it -> Revisions.find(snapshot, name, it.revision()))
        .map(it -> it.application().spec().routes())
        .ifPresent(it -> RouteTable.describe(page, name, it, snapshot, now));
    new WorkerTables(workers, snapshot, now).describe(page);
    revisions(page, name, snapshot, now);
    Tables.events(page, snapshot, now, name);
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

  /** Of a task that is done the phase alone sounds like trouble. */
  private static void finished(Page page, List<Worker> workers, Snapshot snapshot) {
    long wanted = workers.stream().filter(Worker::wanted).count();
    long done = workers.stream().filter(it -> WorkerSpecs.finished(it, snapshot)).count();
    page.field(
        "Finished",
        done == 0
            ? ""
            : "%d of %s ended with exit code 0 and, by its restart policy, will not start again"
                .formatted(done, Text.plural(wanted, "worker")));
  }

  private static void controls(Page page, Controls controls) {
    page.field("Set by hand", controls.count() == null ? "" : controls.count() + " workers");
    page.field(
        "Paused", controls.paused() ? "yes, updates are held; 'atoll rollout resume' goes on" : "");
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
