package io.atoll.cli.outcome;

/** How a command ends. Scripts rely on the numbers. */
public enum ExitCode {
  /** Without {@code --wait}: stored, whether or not a controller is alive. */
  DONE(0),
  FAILURE(1),
  /** Of {@code diff}, whose failures have higher codes: not all is the same. */
  DIFFERENT(1),
  /** Wrong usage, or something the command needs is missing. */
  USAGE(2),
  /** The document is invalid, or the manager refused it. */
  INVALID(3),
  /** Somebody else changed the same thing in between. */
  CONFLICT(4),
  NOT_FOUND(5),
  TIMEOUT(6),
  ROLLED_BACK(7),
  UNREACHABLE(8);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
