package io.atoll.cli.why;

import io.atoll.api.Keys;
import io.atoll.api.state.Scale;
import io.atoll.api.state.ScaleMemory;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the manager would make of an application's load, and why. */
public final class Advice {
  private Advice() {}

  /**
   * @param document as it is stored
   * @param snapshot with the count in force
   * @throws CommandFailure if the load is not looked at
   */
  public static List<String> lines(String name, Entry document, Snapshot snapshot, Instant now) {
    Optional<Scale> scale =
        snapshot
            .document(Keys.scale(name), Scale.class)
            .filter(it -> it.uid() == document.createRevision());
    ScaleMemory memory = scale.map(Scale::memory).orElse(null);
    if (scale.isEmpty() || memory == null) {
      throw new CommandFailure(ExitCode.FAILURE, unasked(name, document, scale));
    }
    List<String> lines = new ArrayList<>();
    lines.add("application/%s: %s".formatted(name, verdict(name, scale.get())));
    CountStory.metrics(scale.get()).forEach(it -> lines.add("  " + it));
    scale.get().clamps().forEach(it -> lines.add("  limit: " + it));
    lines.add("  decided " + Ages.since(memory.at(), now) + " ago");
    return lines;
  }

  private static String verdict(String name, Scale scale) {
    String count = Text.plural(scale.count(), "worker");
    Integer advice = scale.advice();
    if (advice == null) {
      return count + ", which follows the load";
    }
    return advice == scale.count()
        ? count + ", set by hand, and the load asks for as many"
        : "%s, set by hand; the load asks for %d, and 'atoll scale %s --auto' lets it"
            .formatted(count, advice, name);
  }

  private static String unasked(String name, Entry document, Optional<Scale> scale) {
    if (!follows(document)) {
      return "The document of application/%1$s has a fixed count: 'atoll autoscale %1$s --max 10 --requests 50' lets the load decide"
          .formatted(name);
    }
    return scale.filter(it -> it.count() == 0).isPresent()
        ? "application/%1$s was stopped by hand, so it has no load: 'atoll scale %1$s --auto' starts it"
            .formatted(name)
        : "No manager has looked at the load of application/%s yet".formatted(name);
  }

  private static boolean follows(Entry document) {
    return switch (Manifests.parse(document.value(), "stored")) {
      case Parsed.Valid(List<Manifest> manifests) ->
          manifests.stream()
              .anyMatch(it ->
                  it instanceof Manifest.ForApplication app
                      && app.application().spec().autoscale() != null);
      case Parsed.Invalid _ -> false;
    };
  }
}
