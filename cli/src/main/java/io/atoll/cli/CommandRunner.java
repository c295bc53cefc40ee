package io.atoll.cli;

import io.atoll.api.yaml.text.Nearest;
import io.atoll.cli.command.options.OptionHints;
import io.atoll.cli.completion.Completer;
import io.atoll.cli.completion.Scripts;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command: arguments in, exit code out, everything that goes wrong said on stderr. */
public final class CommandRunner {
  private static final Pattern CHOICE =
      Pattern.compile(
          "Invalid value for [^']*'([^']+)': expected one of \\[(.*)\\] \\(case-insensitive\\) but was"
              + " (.*)");

  private final Session session;

  public CommandRunner(Session session) {
    this.session = session;
  }

  public int run(String... arguments) {
    String[] words = withoutHelpVerb(arguments);
    if (words[0].equals(Scripts.ASK)) {
      return complete(words);
    }
    Optional<String> plugin =
        Commands.known(words[0]) ? Optional.empty() : Plugins.find(words, session);
    return plugin.isPresent() ? plugin(plugin.get(), words) : command(words);
  }

  private int command(String[] words) {
    CommandLine line = Commands.line(session, words);
    line.setExecutionStrategy(CommandRunner::execute);
    line.setParameterExceptionHandler((e, all) -> misused(e).number());
    line.setExecutionExceptionHandler((e, command, result) -> number(failed(e), command));
    int code = line.execute(words);
    session.console().out().flush();
    return code;
  }

  /** For shells, which show nothing of what goes wrong. */
  private int complete(String[] words) {
    List<String> typed = Arrays.asList(words).subList(1, words.length);
    new Completer(Commands.complete(session), session::store)
        .propose(typed)
        .forEach(session.console()::print);
    session.console().out().flush();
    return ExitCode.DONE.number();
  }

  private int plugin(String program, String[] words) {
    try {
      return Plugins.run(program, words);
    } catch (InterruptedException e) {
      return failed(e).number();
    }
  }

  /** {@code atoll help get} is {@code atoll get --help}. */
  private static String[] withoutHelpVerb(String[] arguments) {
    if (arguments.length == 0) {
      return new String[] {"--help"};
    }
    return arguments[0].equals("help")
        ? Stream.concat(Arrays.stream(arguments).skip(1), Stream.of("--help"))
            .toArray(String[]::new)
        : arguments;
  }

  private static int execute(ParseResult result) {
    int code = new CommandLine.RunLast().execute(result);
    Object answer = result.asCommandLineList().getLast().getExecutionResult();
    return answer instanceof ExitCode exit ? exit.number() : code;
  }

  private ExitCode misused(ParameterException e) {
    session.console().complain("atoll: " + message(e) + hint(e));
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    session.console().complain("See '" + command + " --help'.");
    return ExitCode.USAGE;
  }

  private static @Nullable String message(ParameterException e) {
    boolean group = !e.getCommandLine().getSubcommands().isEmpty();
    if (group
        && e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()
        && !unmatched.getUnmatched().getFirst().startsWith("-")) {
      String word = unmatched.getUnmatched().getFirst();
      return LaterCommands.instead(word).orElse("there is no command '" + word + "'");
    }
    return e.getMessage() == null ? null : plain(e.getMessage());
  }

  /** The parser's words, as one would say them to a person. */
  private static String plain(String message) {
    Matcher choice = CHOICE.matcher(message);
    return choice.matches()
        ? "%s is one of %s, not %s"
            .formatted(choice.group(1), choice.group(2).toLowerCase(Locale.ROOT), choice.group(3))
        : message.replaceFirst("is not an? (int|long)$", "is not a whole number");
  }

  private static String hint(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return "";
    }
    String word = unmatched.getUnmatched().getFirst();
    if (LaterCommands.instead(word).isPresent()) {
      return "";
    }
    CommandLine.Model.CommandSpec command = e.getCommandLine().getCommandSpec();
    if (command.userObject() instanceof OptionHints hints && hints.hint(word).isPresent()) {
      return ": " + hints.hint(word).get();
    }
    return Nearest.hint(
        word,
        word.startsWith("-") ? command.optionsMap().keySet() : command.subcommands().keySet());
  }

  /** A command for which 1 is no failure says what is. */
  private static int number(ExitCode code, CommandLine command) {
    return code == ExitCode.FAILURE
        ? command.getCommandSpec().exitCodeOnExecutionException()
        : code.number();
  }

  private ExitCode failed(Exception e) {
    CommandFailure failure = Failures.explain(e, session);
    failure.lines().forEach(session.console()::complain);
    return failure.code();
  }
}
