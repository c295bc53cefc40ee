package io.atoll.cli.training;

import io.atoll.cli.Atoll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs usual commands, one after the other; how they end is of no interest. */
final class Training {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("get", "applications"),
          List.of("get", "app", "shop", "-o", "yaml"),
          List.of("get", "app", "shap"),
          List.of("get", "nodes", "-o", "wide"),
          List.of("get", "workers", "-o", "json"),
          List.of("ps"),
          List.of("node", "ls"),
          List.of("events"),
          List.of("describe", "shop"),
          List.of("scale", "shop", "4"),
          List.of("delete", "shop"),
          List.of("version"),
          List.of("get", "--help"));

  private Training() {}

  /**
   * @param arguments the page with documents of every kind, then documents to apply
   */
  public static void main(String[] arguments) throws IOException {
    String page = Files.readString(Path.of(arguments[0]));
    Path home = Files.createTempDirectory("atoll-training");
    Path config = home.resolve("config.yaml");
    try (PracticeEtcd etcd = new PracticeEtcd(Samples.of(page))) {
      Files.writeString(config, "endpoints: " + etcd.endpoint() + "\n");
      Map<String, String> environment = Map.of("ATOLL_HOME", home.toString());
      for (List<String> command : COMMANDS) {
        var _ = Atoll.run(environment, command.toArray(String[]::new));
      }
      Stream.of(arguments).skip(1).forEach(file -> Atoll.run(environment, "apply", "-f", file));
    } finally {
      Files.deleteIfExists(config);
      Files.delete(home);
    }
  }
}
