package io.atoll.cli.command.run;

import io.atoll.cli.run.Placements;
import io.atoll.cli.run.Sheet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On which nodes workers run. */
final class PlacementOptions {
  @Option(
      names = "--constraint",
      paramLabel = "node.X==VALUE",
      description = "Only nodes that fulfil it; node.name or node.labels.NAME, == or !=.")
  private List<String> constraints = new ArrayList<>();

  @Option(
      names = "--placement-pref",
      paramLabel = "spread=node.labels.NAME",
      description = "Even out over the values of a label.")
  private List<String> preferences = new ArrayList<>();

  @Option(
      names = "--replicas-max-per-node",
      paramLabel = "N",
      description = "The most workers on one node.")
  private @Nullable Integer most;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "replicated, or global: one on every node.")
  private @Nullable String mode;

  void write(Sheet sheet) {
    constraints.forEach(text ->
        sheet.add(
            "spec.placement.constraints", Placements.constraint(text), "--constraint " + text));
    preferences.forEach(text ->
        sheet.add(
            "spec.placement.spread", Placements.preference(text), "--placement-pref " + text));
    if (most != null) {
      sheet.put("spec.placement.maxPerNode", most, "--replicas-max-per-node " + most);
    }
    if (mode != null) {
      sheet.put("spec.mode", mode, "--mode " + mode);
    }
  }
}
