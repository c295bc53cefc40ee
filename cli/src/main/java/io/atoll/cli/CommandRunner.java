package io.atoll.cli;

import io.atoll.cli.completion.Completer;
import io.atoll.cli.completion.Scripts;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs one command: arguments in, exit code out, everything that goes wrong said on stderr. */
public final class CommandRunner {
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
    Misuse.lines(e).forEach(session.console()::complain);
    return ExitCode.USAGE;
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
