package io.atoll.cli.why;

import io.atoll.api.Keys;
import io.atoll.api.state.Scale;
import io.atoll.api.state.Scale.Decision;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Table;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who or what decided how many workers an application has. */
public final class CountStory {
  private static final int DECISIONS = 5;

  /** What a count is decided from that is told in words, or concerns nobody but the manager. */
  private static final Set<String> COUNTS = Set.of("basis", "countChanged", "manual", "replicas");

  /** With a number behind it: what one metric of the load said. */
  private static final String METRIC = "metric";

  private CountStory() {}

  /** All counts that are kept, as a table, newest first. */
  public static List<String> history(String name, Snapshot snapshot, Instant now) {
    List<List<String>> rows =
        snapshot.document(Keys.scale(name), Scale.class).stream()
            .flatMap(it ->
                Stream.concat(
                    Stream.of(new Decision(it.count(), it.at(), it.reason())),
                    it.history().stream()))
            .map(it ->
                List.of(
                    name,
                    Ages.since(it.at(), now),
                    Integer.toString(it.count()),
                    reason(it.reason())))
            .toList();
    return new Table(List.of("APPLICATION", "AGE", "COUNT", "SET BY")).render(rows);
  }

  static List<String> lines(Scale scale, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  The count of %d was set %s ago by %s%s."
            .formatted(
                scale.count(), Ages.since(scale.at(), now), reason(scale.reason()), inputs(scale)));
    if (!scale.clamps().isEmpty()) {
      lines.add("  Before limits it was %d: %s.".formatted(scale.raw(), scale.clamps()));
    }
    metrics(scale).forEach(it -> lines.add("    " + it + "."));
    if (scale.advice() != null) {
      lines.add("    The load asks for %d.".formatted(scale.advice()));
    }
    scale.history().stream()
        .limit(DECISIONS)
        .forEach(it ->
            lines.add(
                "    before that %d, %s ago, by %s"
                    .formatted(it.count(), Ages.since(it.at(), now), reason(it.reason()))));
    return lines;
  }

  private static String reason(String word) {
    return switch (word) {
      case "Document" -> "its document";
      case "Manual" -> "hand";
      case "Requests" -> "the rate of requests";
      case "Cpu" -> "the use of cpu";
      case "Memory" -> "the use of memory";
      case "Latency" -> "its latency objective";
      case "NoFigures" -> "nothing, for no figures of its load are known, and so is held";
      default -> word;
    };
  }

  /** What each metric said, where the load decides. */
  static List<String> metrics(Scale scale) {
    return scale.inputs().entrySet().stream()
        .filter(it -> it.getKey().startsWith(METRIC))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String inputs(Scale scale) {
    List<String> told = new ArrayList<>();
    boolean manual = scale.reason().equals("Manual");
    if (manual && scale.inputs().containsKey("replicas")) {
      told.add("the document says " + scale.inputs().get("replicas"));
    } else if (!manual && scale.inputs().containsKey("manual")) {
      told.add(scale.inputs().get("manual") + " by hand was before the document changed its own");
    }
    scale.inputs().entrySet().stream()
        .filter(it -> !COUNTS.contains(it.getKey()) && !it.getKey().startsWith(METRIC))
        .sorted(Map.Entry.comparingByKey())
        .map(it -> it.getKey() + " " + it.getValue())
        .forEach(told::add);
    return told.isEmpty() ? "" : " (" + String.join(", ", told) + ")";
  }
}
