package io.atoll.controller.manager.placement;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Set;

/**
 * A known node as placement sees it.
 *
 * @param capacity all that the node has
 * @param used requests of the workers assigned to it, of all applications
 * @param own workers of the application to place
 * @param applications those with a worker on the node
 */
public record Candidate(
    String name,
    Map<String, String> labels,
    Availability availability,
    boolean cordoned,
    boolean draining,
    Demand capacity,
    Demand used,
    int own,
    Set<String> applications) {
  public Candidate {
    labels = ImmutableMap.copyOf(labels);
    applications = ImmutableSet.copyOf(applications);
  }

  public Candidate withOwn(int count) {
    return new Candidate(
        name, labels, availability, cordoned, draining, capacity, used, count, applications);
  }

  public Candidate withUsed(Demand demand) {
    return new Candidate(
        name, labels, availability, cordoned, draining, capacity, demand, own, applications);
  }

  /** Whether the node's controller is there to take work. */
  public enum Availability {
    READY,
    /** Its controller is there and touches nothing: it does not know this cluster. */
    HELD,
    /** Only its agent is there. */
    UNMANAGED,
    /** Neither is there. */
    LOST
  }
}
