package io.atoll.cli.why;

import io.atoll.api.Keys;
import io.atoll.api.state.EventRecord;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Subjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The last of what happened to something, shortened; the snapshot must hold the events. Pure. */
final class RecentEvents {
  private static final int SHOWN = 5;
  private static final int WIDTH = 120;

  private RecentEvents() {}

  /**
   * @param name of an application or a worker
   */
  static List<String> lines(Snapshot snapshot, String name, Instant now) {
    List<EventRecord> all =
        snapshot.under(Keys.EVENTS).stream()
            .flatMap(entry -> Snapshot.document(entry, EventRecord.class).stream())
            .filter(event -> Subjects.answersTo(event.subject(), name))
            .sorted(Comparator.comparing(EventRecord::last))
            .toList();
    if (all.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    int hidden = Math.max(0, all.size() - SHOWN);
    String more = hidden == 0 ? "" : " (" + hidden + " earlier: 'atoll events " + name + "')";
    lines.add("Last events" + more + ":");
    all.stream().skip(hidden).map(event -> "  " + line(event, now)).forEach(lines::add);
    return lines;
  }

  private static String line(EventRecord event, Instant now) {
    String times = event.count() > 1 ? ", " + event.count() + " times" : "";
    String line =
        "%s ago%s, %s: %s: %s"
            .formatted(
                Ages.since(event.last(), now),
                times,
                event.subject().name(),
                event.reason(),
                Text.oneLine(event.message()));
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }
}
