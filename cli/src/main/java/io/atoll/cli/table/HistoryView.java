package io.atoll.cli.table;

import io.atoll.api.Keys;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.store.Entry;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Column;
import io.atoll.cli.rollout.ChangeWords;
import io.atoll.cli.rollout.RolloutWords;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row a kept revision of one application, the latest last, with what each one changed. */
public final class HistoryView implements View {
  private final String application;

  public HistoryView(String application) {
    this.application = application;
  }

  @Override
  public Kind kind() {
    return Kind.REVISION;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("REVISION"),
        Column.of("STATE"),
        Column.ticking("AGE"),
        Column.of("CHANGED"),
        Column.wide("ACCEPTED"),
        Column.wide("TEMPLATE"),
        Column.wide("IMAGE"),
        Column.wide("SOURCE"));
  }

  @Override
  public List<String> prefixes() {
    return List.of(
        Keys.application(application),
        Keys.applicationStatus(application),
        Keys.revisions(application));
  }

  @Override
  public List<Item> items(Snapshot snapshot, Instant now) {
    Optional<ApplicationStatus> status = Applications.status(snapshot, application);
    List<Item> items = new ArrayList<>();
    @Nullable Revision before = null;
    for (Entry entry : Revisions.entries(snapshot, application).reversed()) {
      @Nullable Revision revision = Snapshot.document(entry, Revision.class).orElse(null);
      items.add(
          revision == null
              ? unreadable(entry)
              : item(entry, revision, changed(before, revision), status, now));
      before = revision == null ? before : revision;
    }
    return items;
  }

  private String changed(@Nullable Revision before, Revision revision) {
    if (before == null) {
      return revision.revision() == 1 ? "the first" : "";
    }
    return ChangeWords.between(application, before, revision);
  }

  private Item item(
      Entry entry,
      Revision revision,
      String changed,
      Optional<ApplicationStatus> status,
      Instant now) {
    List<String> cells =
        List.of(
            "" + revision.revision(),
            status.map(it -> state(it, revision.revision())).orElse(""),
            Ages.since(revision.at(), now),
            changed,
            revision.at().toString(),
            Revisions.template(revision),
            revision.application().spec().image(),
            "" + revision.source());
    return item(entry, cells);
  }

  private Item unreadable(Entry entry) {
    return item(entry, List.of("" + Revisions.number(entry), "unreadable", "", "", "", "", "", ""));
  }

  private Item item(Entry entry, List<String> cells) {
    String name = application + "/" + Revisions.number(entry);
    return new Item(name, application, cells, Map.of(Item.ITSELF, entry));
  }

  private static String state(ApplicationStatus status, int number) {
    Rollout rollout = status.rollout();
    if (number == status.revision()) {
      return "in force"
          + (rollout == null || isSettled(rollout) ? "" : ", " + RolloutWords.state(rollout));
    }
    if (rollout == null) {
      return "";
    }
    if (number == rollout.rolledBack()) {
      return "rolled back";
    }
    return number == rollout.completed() ? "complete" : "";
  }

  private static boolean isSettled(Rollout rollout) {
    return rollout.state() == Rollout.State.COMPLETE
        || rollout.state() == Rollout.State.ROLLED_BACK;
  }
}
