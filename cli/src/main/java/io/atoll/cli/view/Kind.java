package io.atoll.cli.view;

import com.google.common.collect.ImmutableList;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.cli.outcome.CommandFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds that can be looked at, by all the words people use for them. */
public enum Kind {
  APPLICATION("application", "applications", "app", "apps"),
  WORKER("worker", "workers", "w"),
  NODE("node", "nodes", "no"),
  NETWORK("network", "networks", "net", "nets"),
  REVISION("revision", "revisions", "rev", "revs"),
  EVENT("event", "events", "ev");

  private final ImmutableList<String> words;

  Kind(String... words) {
    this.words = ImmutableList.copyOf(words);
  }

  public String word() {
    return words.getFirst();
  }

  public String plural() {
    return words.get(1);
  }

  /** Whether such things belong to an application and are found by its name. */
  public boolean isOwned() {
    return this == WORKER || this == REVISION || this == EVENT;
  }

  public static Optional<Kind> find(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> kind.words.contains(lower)).findFirst();
  }

  /**
   * @throws CommandFailure with USAGE, naming the nearest kind
   */
  public static Kind parse(String word) {
    return find(word).orElseThrow(() -> unknown(word));
  }

  static CommandFailure unknown(String word) {
    return CommandFailure.usage(
        "There is no kind '"
            + word
            + "'"
            + elsewhere(word).orElseGet(() -> Nearest.hint(word, allWords()))
            + "\nThe kinds are "
            + String.join(", ", plurals()));
  }

  /** What kubectl and docker call what this is. */
  static Optional<String> elsewhere(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "pod", "pods", "po", "container", "containers", "task", "tasks" ->
          Optional.of("; here they are 'workers'");
      case "deployment", "deployments", "deploy", "service", "services", "svc" ->
          Optional.of("; here they are 'applications'");
      case "replicaset", "replicasets", "rs" -> Optional.of("; here they are 'revisions'");
      case "all" -> Optional.of("; 'atoll get apps' and 'atoll ps' show the most");
      case "namespace", "namespaces", "ns" -> Optional.of(", and there are no namespaces");
      case "volume", "volumes", "pvc", "pv" -> Optional.of("; type 'atoll volume ls'");
      case "configmap", "configmaps", "cm" ->
          Optional.of("; a document has 'env' and 'files', see docs/application.md");
      default -> Optional.empty();
    };
  }

  private static List<String> allWords() {
    return Arrays.stream(values()).flatMap(kind -> kind.words.stream()).toList();
  }

  private static List<String> plurals() {
    return Arrays.stream(values()).map(Kind::plural).toList();
  }
}
