package io.atoll.cli.view;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.application.Restart.Policy;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Presence;
import io.atoll.api.store.Entry;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A worker as the manager wants it and as its node sees it; one of the two may be missing, or not
 * be readable.
 *
 * @param presence its node's; null if the node's controller does not run
 */
public record Worker(
    String name,
    String node,
    @Nullable Entry assignmentEntry,
    @Nullable Entry observationEntry,
    @Nullable Assignment assignment,
    @Nullable Observation observation,
    @Nullable Presence presence) {

  public Optional<Assignment> assigned() {
    return Optional.ofNullable(assignment);
  }

  public Optional<Observation> observed() {
    return Optional.ofNullable(observation);
  }

  /** Empty if neither document can be read. */
  public Optional<Owner> owner() {
    return assigned().map(Assignment::owner).or(() -> observed().map(Observation::owner));
  }

  public String application() {
    return owner().map(Owner::name).orElse("");
  }

  /** The revision that runs; before anything runs, the one that shall. */
  public int revision() {
    return observed()
        .map(Observation::revision)
        .or(() -> assigned().map(Assignment::revision))
        .orElse(0);
  }

  public Observation.Phase phase() {
    return observed().map(Observation::phase).orElse(Observation.Phase.ASSIGNED);
  }

  /** As its node says now. */
  public boolean ready() {
    return current() && observed().filter(Observation::ready).isPresent();
  }

  /** Whether its node is there and vouches for what it said. */
  public boolean current() {
    return observation != null && observation.current(presence);
  }

  /** Whether all that is known is what its node said before it, or its controller, went away. */
  public boolean silent() {
    return observation != null && !ended() && !current();
  }

  /** Whether it is meant to run, as opposed to one that is being stopped or has nothing to do. */
  public boolean wanted() {
    return assignment != null && assignment.want() == Assignment.Want.RUN;
  }

  /** Whether it has ended and will not start again by itself. */
  public boolean ended() {
    return phase() == Observation.Phase.STOPPED || phase() == Observation.Phase.FAILED;
  }

  /** How often it was started after the first time; what ended for good was not started again. */
  public int startedAgain() {
    return observed().map(it -> Math.max(0, Math.min(it.restarts(), it.attempt() - 1))).orElse(0);
  }

  /**
   * Whether it has ended and its node will start it again, as opposed to one that is done.
   *
   * @param policy its application's
   */
  public boolean restarting(Policy policy) {
    boolean again =
        switch (policy) {
          case ALWAYS -> true;
          case ON_FAILURE -> phase() == Observation.Phase.FAILED;
          case NEVER -> false;
        };
    return again && wanted() && ended() && current();
  }

  /** What is stored of it, by a word for each. */
  public Map<String, Entry> documents() {
    ImmutableMap.Builder<String, Entry> documents = ImmutableMap.builder();
    if (assignmentEntry != null) {
      documents.put("assignment", assignmentEntry);
    }
    if (observationEntry != null) {
      documents.put("observed", observationEntry);
    }
    return documents.buildOrThrow();
  }
}
