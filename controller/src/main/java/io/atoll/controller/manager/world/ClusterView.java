package io.atoll.controller.manager.world;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.controller.manager.placement.Candidate;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application's planners see beside the application.
 *
 * @param nodes all known nodes by name
 * @param gone nodes whose workers are to be replaced
 * @param manyLost whether so many nodes are lost that nothing is moved
 * @param networks accepted networks
 * @param proxies those that live
 * @param changesIn when time alone makes another node gone; null if it does not
 */
public record ClusterView(
    Map<String, Candidate> nodes,
    Set<String> gone,
    boolean manyLost,
    Set<String> networks,
    Proxies proxies,
    @Nullable Duration changesIn) {
  public ClusterView {
    nodes = ImmutableMap.copyOf(nodes);
    gone = ImmutableSet.copyOf(gone);
    networks = ImmutableSet.copyOf(networks);
  }
}
