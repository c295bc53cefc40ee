package io.atoll.controller.cluster;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What this host's disk knows of its cluster.
 *
 * @param revision a revision that the store has certainly reached
 * @param wentBack whether a store of this id and epoch was seen at an older revision: it has
 *     another past since, also when its revision has grown beyond this one
 * @param adopts ids of earlier clusters, which what runs here may still carry
 */
public record ClusterMemory(
    String id, int epoch, long revision, boolean wentBack, List<String> adopts) {
  public ClusterMemory {
    adopts = ImmutableList.copyOf(adopts);
  }

  ClusterMemory at(long later) {
    return new ClusterMemory(id, epoch, later, wentBack, adopts);
  }

  ClusterMemory sentBack() {
    return new ClusterMemory(id, epoch, revision, true, adopts);
  }

  boolean joinedAs(ClusterMemory other) {
    return at(0).equals(other.at(0));
  }
}
