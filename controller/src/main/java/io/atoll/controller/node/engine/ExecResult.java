package io.atoll.controller.node.engine;

/** How a command ended that was run in a container. */
public sealed interface ExecResult {
  /** The end of what it wrote, to standard output and error. */
  String output();

  record Ended(int code, String output) implements ExecResult {}

  /** It had to be killed. */
  record TimedOut(String output) implements ExecResult {}
}
