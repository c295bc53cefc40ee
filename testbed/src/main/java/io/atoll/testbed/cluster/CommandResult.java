package io.atoll.testbed.cluster;

/** What a command printed and how it ended. */
public record CommandResult(int exitCode, String out, String err) {

  /** The standard output of a command that must have succeeded. */
  public String orThrow() {
    if (exitCode != 0) {
      throw new IllegalStateException("exit code " + exitCode + ": " + err + out);
    }
    return out;
  }
}
