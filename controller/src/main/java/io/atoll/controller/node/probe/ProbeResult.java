package io.atoll.controller.node.probe;

/** What came of asking once. */
public sealed interface ProbeResult {
  record Passed() implements ProbeResult {}

  /**
   * @param text what went wrong, for people: one line without the probe's name
   */
  record Failed(String text) implements ProbeResult {}

  /** The worker could not be asked, so nothing is known of it: not its fault. */
  record Unknown(String text) implements ProbeResult {}
}
