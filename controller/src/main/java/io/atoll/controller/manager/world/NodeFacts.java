package io.atoll.controller.manager.world;

import com.google.common.collect.ImmutableList;
import io.atoll.api.cluster.Node;
import io.atoll.api.state.Presence;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.controller.manager.placement.Candidate.Availability;
import io.atoll.controller.manager.placement.Demand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the store of one node.
 *
 * @param agent whether its agent's lease lives
 * @param node what users say of it; null for nothing
 * @param status what the manager last said; null before it knew the node
 * @param load each worker assigned to it, of all applications
 */
public record NodeFacts(
    String name,
    @Nullable Presence presence,
    boolean agent,
    @Nullable Node node,
    @Nullable NodeStatus status,
    List<Load> load) {
  public NodeFacts {
    load = ImmutableList.copyOf(load);
  }

  /** One worker's application and what it requests. */
  public record Load(String application, Demand demand) {}

  public Availability availability() {
    if (presence == null) {
      return agent ? Availability.UNMANAGED : Availability.LOST;
    }
    return presence.held() == null ? Availability.READY : Availability.HELD;
  }

  public boolean lost() {
    return availability() == Availability.LOST;
  }
}
