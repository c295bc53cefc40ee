package io.atoll.testbed.bench.traffic;

import io.atoll.testbed.cluster.LocalCluster;
import io.atoll.testbed.programs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.naming.NamingException;

/**
 * Requests through the proxy. Run by {@code manifests/local/bench.sh traffic.TrafficBenchmark
 * [PART...]}, in a network namespace of its own; without a part, all of them.
 */
public final class TrafficBenchmark {
  private static final List<String> PARTS =
      List.of("throughput", "readiness", "names", "disturbances", "deaths", "updates");

  private TrafficBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException, NamingException {
    List<String> parts = args.length == 0 ? PARTS : List.of(args);
    Path home = Files.createTempDirectory("atoll");
    try (LocalCluster cluster = LocalCluster.start(home)) {
      WebApplication web = WebApplication.of(cluster);
      for (String part : parts) {
        run(part, web, home);
      }
    } finally {
      Trees.delete(home);
    }
  }

  private static void run(String part, WebApplication web, Path home)
      throws IOException, InterruptedException, NamingException {
    switch (part) {
      case "throughput" -> ThroughputPart.run(web, home);
      case "readiness" -> ReadinessPart.run(web);
      case "names" -> NamesPart.run(web);
      case "disturbances" -> new DisturbancesPart(web, home).run();
      case "deaths" -> DeathsPart.run(web, home);
      case "updates" -> UpdatesPart.run(web, home);
      default ->
          throw new IllegalArgumentException("there is no part '" + part + "'; there are " + PARTS);
    }
  }
}
