package io.atoll.controller.manager.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.Endpoints;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.util.List;
import java.util.Map;

/**
 * What is known of one application's endpoints.
 *
 * @param ports by name, of each revision that is known
 * @param slices what was written; one that cannot be read has none
 * @param manyLost whether so many nodes are lost that it is likelier that this manager is cut off
 */
record EndpointState(
    String application,
    List<WorkerState> workers,
    Map<Integer, Map<String, Integer>> ports,
    List<Stored<Endpoints>> slices,
    boolean manyLost) {
  EndpointState {
    workers = ImmutableList.copyOf(workers);
    ports = ImmutableMap.copyOf(ports);
    slices = ImmutableList.copyOf(slices);
  }
}
