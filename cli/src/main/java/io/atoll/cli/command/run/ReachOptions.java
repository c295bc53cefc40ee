package io.atoll.cli.command.run;

import io.atoll.cli.run.Ports;
import io.atoll.cli.run.Sheet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How workers are reached. */
final class ReachOptions {
  @Option(
      names = {"-p", "--publish"},
      paramLabel = "[HOST:]PORT",
      description =
          "A port of the workers; with HOST, also a port of the cluster that leads there.")
  private List<String> published = new ArrayList<>();

  @Option(
      names = "--expose",
      paramLabel = "PORT",
      description = "A port of the workers, which are ready when it accepts connections.")
  private List<String> exposed = new ArrayList<>();

  @Option(
      names = {"--network", "--net"},
      paramLabel = "NETWORK",
      description = "The network to join.")
  private @Nullable String network;

  void writePorts(Sheet sheet) {
    Ports ports = new Ports(sheet);
    published.forEach(ports::publish);
    exposed.forEach(ports::expose);
  }

  void writeNetwork(Sheet sheet) {
    if (network != null) {
      sheet.put("spec.network", network, "--network " + network);
    }
  }
}
