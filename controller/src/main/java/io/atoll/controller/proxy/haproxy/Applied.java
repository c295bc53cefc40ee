package io.atoll.controller.proxy.haproxy;

/** What became of a picture. */
public sealed interface Applied {

  /**
   * It is so.
   *
   * @param settled false if servers that are not wanted any more still have connections
   */
  record Done(boolean settled) implements Applied {}

  /**
   * The layout was not taken; what ran before runs on with the servers of the picture.
   *
   * @param message for people
   */
  record Refused(String message) implements Applied {}

  /**
   * There is no such program on this host.
   *
   * @param message for people
   */
  record Absent(String message) implements Applied {}
}
