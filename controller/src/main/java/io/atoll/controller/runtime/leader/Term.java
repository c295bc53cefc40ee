package io.atoll.controller.runtime.leader;

import io.atoll.api.store.Compare;

/**
 * One uninterrupted leadership: the election key as it was created by the leader.
 *
 * @param createRevision the fencing token: unique and rising from term to term
 */
public record Term(String key, long createRevision) {

  /** Holds as long as nobody else has become leader, and this one has not lost its lease. */
  public Compare fence() {
    return new Compare.CreateRevision(key, createRevision);
  }
}
