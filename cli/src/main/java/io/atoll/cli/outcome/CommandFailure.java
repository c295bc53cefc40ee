package io.atoll.cli.outcome;

import java.util.List;

/** Ends a command with lines for a person on stderr and an exit code for a program. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final transient List<String> lines;

  public CommandFailure(ExitCode code, String message) {
    this(code, List.of(message));
  }

  public CommandFailure(ExitCode code, List<String> lines) {
    super(String.join(System.lineSeparator(), lines), null, false, false);
    this.code = code;
    this.lines = List.copyOf(lines);
  }

  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  public static CommandFailure notFound(String message) {
    return new CommandFailure(ExitCode.NOT_FOUND, message);
  }

  public ExitCode code() {
    return code;
  }

  public List<String> lines() {
    return lines;
  }
}
