package io.atoll.controller.manager.placement;

import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;

/** A node while a plan is made: what it had and what the plan has put on it. One thread. */
final class Slot {
  private final Candidate node;
  private Demand used;
  private int own;

  Slot(Candidate node) {
    this.node = node;
    this.used = node.used();
    this.own = node.own();
  }

  Candidate node() {
    return node;
  }

  int own() {
    return own;
  }

  /** Never negative, though more may be requested than the node has. */
  Demand free() {
    return new Demand(
        new Cpu(Math.max(0, node.capacity().cpu().millis() - used.cpu().millis())),
        new DataSize(Math.max(0, node.capacity().memory().bytes() - used.memory().bytes())));
  }

  /** The larger of the requested shares of processor and memory. */
  double share() {
    return Math.max(
        ratio(used.cpu().millis(), node.capacity().cpu().millis()),
        ratio(used.memory().bytes(), node.capacity().memory().bytes()));
  }

  void add(Demand demand) {
    used = used.plus(demand);
    own++;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
