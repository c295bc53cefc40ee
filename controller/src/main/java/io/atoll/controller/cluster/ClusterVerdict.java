package io.atoll.controller.cluster;

import io.atoll.api.state.Cluster;

/** Whether this host may act. */
public sealed interface ClusterVerdict {
  /** It is our cluster: act. */
  record Member(Cluster cluster) implements ClusterVerdict {}

  /** Neither etcd nor this host knows a cluster: a leader may make one, others wait. */
  record Vacant() implements ClusterVerdict {}

  /**
   * Touch nothing.
   *
   * @param reason for people: what was found, what was known, what to do
   */
  record Hold(String reason) implements ClusterVerdict {}
}
