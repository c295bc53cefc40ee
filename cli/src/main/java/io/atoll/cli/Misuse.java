package io.atoll.cli;

import io.atoll.api.yaml.text.Nearest;
import io.atoll.cli.command.options.OptionHints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and what its author most likely meant. */
final class Misuse {
  private static final Pattern CHOICE =
      Pattern.compile(
          "Invalid value for [^']*'([^']+)': expected one of \\[(.*)\\] \\(case-insensitive\\) but was"
              + " (.*)");

  private final CommandSpec command;

  private Misuse(CommandSpec command) {
    this.command = command;
  }

  /** Lines for a person. */
  static List<String> lines(ParameterException e) {
    Misuse misuse = new Misuse(e.getCommandLine().getCommandSpec());
    List<String> lines =
        e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()
            ? misuse.unmatched(unmatched.getUnmatched())
            : List.of(plain(String.valueOf(e.getMessage())));
    List<String> all = new ArrayList<>(lines);
    all.set(0, "atoll: " + lines.getFirst());
    all.add("See '" + misuse.command.qualifiedName() + " --help'.");
    return all;
  }

  private List<String> unmatched(List<String> words) {
    List<String> options = words.stream().filter(it -> it.startsWith("-")).toList();
    if (words.getFirst().startsWith("-")) {
      return options(options);
    }
    return List.of(
        command.subcommands().isEmpty() ? surplus(words.getFirst()) : verb(words.getFirst()));
  }

  private List<String> options(List<String> options) {
    if (options.size() == 1) {
      String option = options.getFirst();
      return List.of("Unknown option: '" + option + "'" + advice(option));
    }
    List<String> lines = new ArrayList<>();
    lines.add("Unknown options: " + quoted(options));
    byAdvice(options).forEach((advice, same) -> lines.add("  " + quoted(same) + advice));
    return lines;
  }

  /** In the order in which they were typed, without those of which there is nothing to say. */
  private Map<String, List<String>> byAdvice(List<String> options) {
    return options.stream()
        .distinct()
        .filter(it -> !advice(it).isEmpty())
        .collect(Collectors.groupingBy(this::advice, LinkedHashMap::new, Collectors.toList()));
  }

  private static String quoted(List<String> words) {
    return words.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", "));
  }

  private String verb(String word) {
    return LaterCommands.instead(word)
        .or(() -> ForeignCommands.instead(typed(word)))
        .orElseGet(() ->
            "there is no command '"
                + word
                + "'"
                + Nearest.hint(word, command.subcommands().keySet()));
  }

  /** With the command that it stands behind, such as {@code rollout restart}. */
  private String typed(String word) {
    return command.parent() == null ? word : command.name() + " " + word;
  }

  private String surplus(String word) {
    boolean reads = command.optionsMap().containsKey("--file");
    return "there is nothing to do with the word '"
        + word
        + "'"
        + (reads ? "; did you mean '-f " + word + "'?" : "");
  }

  /** What to do instead, with the sign that leads to it; maybe nothing. */
  private String advice(String typed) {
    int equals = typed.indexOf('=');
    String option = equals < 0 ? typed : typed.substring(0, equals);
    Optional<String> own =
        command.userObject() instanceof OptionHints hints ? hints.hint(option) : Optional.empty();
    return own.or(() -> ForeignOptions.hint(option))
        .map(it -> ": " + it)
        .orElseGet(() -> Nearest.hint(option, option.length() > 2 ? longOptions() : List.of()));
  }

  /** Of options of one letter each is as near as the other. */
  private List<String> longOptions() {
    return command.optionsMap().keySet().stream().filter(it -> it.startsWith("--")).toList();
  }

  /** The parser's words, as one would say them to a person. */
  private static String plain(String message) {
    Matcher choice = CHOICE.matcher(message);
    return choice.matches()
        ? "%s is one of %s, not %s"
            .formatted(choice.group(1), choice.group(2).toLowerCase(Locale.ROOT), choice.group(3))
        : message.replaceFirst("is not an? (int|long)$", "is not a whole number");
  }
}
