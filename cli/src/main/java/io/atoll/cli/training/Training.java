package io.atoll.cli.training;

import io.atoll.cli.Atoll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    try (PracticeEtcd etcd = new PracticeEtcd(Samples.of(page))) {
      COMMANDS.forEach(command -> run(etcd, command));
      Stream.of(arguments).skip(1).forEach(file -> run(etcd, List.of("apply", "-f", file)));
    }
  }

  private static void run(PracticeEtcd etcd, List<String> command) {
    Stream<String> where = Stream.of("--endpoints", etcd.endpoint());
    var _ = Atoll.run(Stream.concat(command.stream(), where).toArray(String[]::new));
  }
}
