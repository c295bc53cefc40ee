package io.atoll.cli.completion;

import com.google.common.collect.ImmutableSet;
import io.atoll.api.Keys;
import io.atoll.api.store.Store;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Proposes words for the last of those that were typed. */
public final class Completer {
  private static final ImmutableSet<String> OF_APPLICATIONS =
      ImmutableSet.of(
          "scale",
          "autoscale",
          "ps",
          "wait",
          "rm",
          "describe",
          "delete",
          "edit",
          "rollout",
          "diff");
  private static final ImmutableSet<String> OF_BOTH =
      ImmutableSet.of("stop", "restart", "why", "inspect", "logs", "exec", "cp", "stats", "events");
  private static final List<String> FORMATS = List.of("wide", "name", "yaml", "json");

  private final CommandLine root;
  private final Supplier<Store> store;

  /**
   * @param root all commands
   * @param store asked for only if names are needed
   */
  public Completer(CommandLine root, Supplier<Store> store) {
    this.root = root;
    this.store = store;
  }

  /**
   * @param words behind {@code atoll}; the last is the one to complete, maybe empty
   */
  public List<String> propose(List<String> words) {
    String current = words.isEmpty() ? "" : words.getLast();
    List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
    return candidates(before, current)
        .filter(it -> it.startsWith(current))
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<String> candidates(List<String> before, String current) {
    CommandLine command = root;
    List<String> verbs = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (String word : before) {
      CommandLine inner = command.getSubcommands().get(word);
      if (inner != null && arguments.isEmpty()) {
        command = inner;
        verbs.add(word);
      } else if (!word.startsWith("-")) {
        arguments.add(word);
      }
    }
    String previous = before.isEmpty() ? "" : before.getLast();
    if (previous.equals("-o") || previous.equals("--output")) {
      return FORMATS.stream();
    }
    if (current.startsWith("-")) {
      return command.getCommandSpec().options().stream()
          .map(OptionSpec::names)
          .flatMap(Arrays::stream);
    }
    return command.getSubcommands().isEmpty()
        ? names(verbs, arguments)
        : command.getSubcommands().keySet().stream();
  }

  private Stream<String> names(List<String> verbs, List<String> arguments) {
    String verb = verbs.isEmpty() ? "" : verbs.getFirst();
    if (verb.equals("node")) {
      return stored(Keys.PRESENCE);
    }
    if (verb.equals("get")) {
      return arguments.isEmpty()
          ? Arrays.stream(Kind.values()).map(Kind::plural)
          : ofKind(arguments.getFirst());
    }
    if (OF_BOTH.contains(verb)) {
      return Stream.concat(stored(Keys.APPLICATIONS), workers());
    }
    return OF_APPLICATIONS.contains(verb) ? stored(Keys.APPLICATIONS) : Stream.of();
  }

  private Stream<String> ofKind(String word) {
    return Kind.find(word).stream()
        .flatMap(kind ->
            switch (kind) {
              case APPLICATION, REVISION, EVENT -> stored(Keys.APPLICATIONS);
              case WORKER -> workers();
              case NODE -> stored(Keys.PRESENCE);
              case NETWORK -> stored(Keys.NETWORK_STATUS);
            });
  }

  private Stream<String> workers() {
    return stored(Keys.WORKERS).map(path -> path.substring(path.indexOf('/') + 1));
  }

  private Stream<String> stored(String prefix) {
    return Snapshot.read(store.get(), List.of(prefix)).names(prefix).stream();
  }
}
