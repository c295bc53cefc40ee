package io.atoll.controller.manager.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.placement.Candidate;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The application's workers, sorted by what is to become of them.
 *
 * @param current wanted ones of the template in force, which stay
 * @param old wanted ones of another template, or that somebody asked to replace
 * @param lost wanted ones on nodes that are lost for good
 * @param stopping those already told to stop
 */
public record Fleet(
    List<WorkerState> current,
    List<WorkerState> old,
    List<WorkerState> lost,
    List<WorkerState> stopping) {
  public Fleet {
    current = ImmutableList.copyOf(current);
    old = ImmutableList.copyOf(old);
    lost = ImmutableList.copyOf(lost);
    stopping = ImmutableList.copyOf(stopping);
  }

  /**
   * @param gone nodes whose workers are to be replaced
   */
  public static Fleet sort(ApplicationState state, Revision target, Set<String> gone) {
    Map<Integer, String> templates = templates(state, target.uid());
    ImmutableList.Builder<WorkerState> current = ImmutableList.builder();
    ImmutableList.Builder<WorkerState> old = ImmutableList.builder();
    ImmutableList.Builder<WorkerState> lost = ImmutableList.builder();
    ImmutableList.Builder<WorkerState> stopping = ImmutableList.builder();
    for (WorkerState worker : state.workersOf(target.uid())) {
      String template = templates.get(worker.revision());
      if (!worker.wanted()) {
        stopping.add(worker);
      } else if (gone.contains(worker.node())) {
        lost.add(worker);
      } else if (worker.outdated(state.restartAt())
          || !(worker.revision() == target.revision() || target.templateHash().equals(template))) {
        old.add(worker);
      } else {
        current.add(worker);
      }
    }
    return new Fleet(current.build(), old.build(), lost.build(), stopping.build());
  }

  public List<WorkerState> live() {
    return Stream.concat(current.stream(), old.stream()).toList();
  }

  /**
   * Those whose containers end on a node that answers, so that room is not given twice. One that
   * drains may do so for long, and nobody waits for it.
   */
  public int stillStopping(Map<String, Candidate> nodes) {
    return (int)
        stopping.stream()
            .filter(worker -> worker.assignment().value().want() == Want.STOP)
            .map(worker -> nodes.get(worker.node()))
            .filter(node -> node != null && node.availability() == Candidate.Availability.READY)
            .count();
  }

  private static Map<Integer, String> templates(ApplicationState state, long uid) {
    ImmutableMap.Builder<Integer, String> templates = ImmutableMap.builder();
    for (Stored<Revision> revision : state.revisions()) {
      if (revision.value().uid() == uid) {
        templates.put(revision.value().revision(), revision.value().templateHash());
      }
    }
    return templates.buildKeepingLast();
  }
}
