package io.atoll.api.state;

import java.time.Instant;

/**
 * What a user asks for one worker, under {@code requests/<id>}. The manager deletes it in the
 * transaction that does it.
 *
 * @param uid the worker's owner's, so that a request never meets another worker of the name
 * @param at when the user asked; nothing is decided by it
 */
public record Request(Kind kind, String worker, long uid, Instant at) {
  public enum Kind {
    /** Stop it now; another takes its place. */
    STOP,
    /** Start another, and stop this one once that is ready. */
    RESTART
  }
}
