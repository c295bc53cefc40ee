package io.atoll.controller.manager.world;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An assignment and what its node sees of it.
 *
 * @param contact whether what is observed is the word of a node that answers
 * @param observed null before the node has reported; never of another object of the same name
 */
public record WorkerState(
    String name,
    String node,
    Stored<Assignment> assignment,
    Contact contact,
    @Nullable Observation observed) {

  /** Its node is lost at the moment, for good or not. */
  public boolean lost() {
    return contact == Contact.LOST;
  }

  public boolean wanted() {
    return assignment.value().want() == Want.RUN;
  }

  /** As its node says now: what an absent one has said last does not count. */
  public boolean ready() {
    return contact == Contact.HEARD && observed != null && observed.ready();
  }

  /** As far as is known: nobody has to look at it now, and only a lost node's word is nothing. */
  public boolean seemsReady() {
    return !lost() && observed != null && observed.ready();
  }

  public int revision() {
    return assignment.value().revision();
  }

  public long uid() {
    return assignment.value().owner().uid();
  }

  /**
   * Whether somebody asked for another in its place.
   *
   * @param restartAt what {@code controls} say now
   */
  public boolean outdated(@Nullable Instant restartAt) {
    Assignment.Origin origin = assignment.value().origin();
    Instant under = origin == null ? null : origin.restartAt();
    return assignment.value().replace() || (restartAt != null && !restartAt.equals(under));
  }

  /** Its node has stopped it and will not start it again. */
  public boolean stopped() {
    return !wanted() && observed != null && observed.phase() == Observation.Phase.STOPPED;
  }

  /** It ended, or keeps ending, by itself, as far as is known. */
  public boolean failing() {
    if (observed == null || observed.ready() || contact == Contact.AWAITED) {
      return false;
    }
    return switch (observed.phase()) {
      case FAILED, STOPPED -> true;
      case ASSIGNED, PULLING, STARTING, RUNNING, READY, UNREADY, DRAINING ->
          observed.restarts() > 0;
    };
  }
}
