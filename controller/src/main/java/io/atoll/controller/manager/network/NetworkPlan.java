package io.atoll.controller.manager.network;

import io.atoll.api.state.status.NetworkStatus;

/** What becomes of one network name. */
public sealed interface NetworkPlan {
  /** The status to stand; its id is to be taken if it is not yet. */
  record Keep(NetworkStatus status) implements NetworkPlan {}

  /** Nothing is to stand; the id, if any, is given back. */
  record Remove() implements NetworkPlan {}
}
