package io.atoll.controller.node;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Revision;

/**
 * What a node needs to keep a worker without etcd.
 *
 * @param boot the kernel's boot id when it was assigned
 * @param attempt the last one begun
 */
record KeptAssignment(
    String worker,
    Assignment assignment,
    Revision revision,
    String boot,
    int attempt,
    int restarts) {

  boolean sameAs(Assignment other, Revision otherRevision, String otherBoot) {
    return assignment.equals(other) && revision.equals(otherRevision) && boot.equals(otherBoot);
  }
}
