package io.atoll.controller.node.inventory;

import io.atoll.controller.node.network.HostNetwork;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The links of this host's workers as last seen, by instance. Thread-safe. */
public final class Links {
  private final HostNetwork network;
  private final Set<String> attached = ConcurrentHashMap.newKeySet();

  public Links(HostNetwork network) {
    this.network = network;
  }

  public boolean has(String instance) {
    return attached.contains(instance);
  }

  public void added(String instance) {
    attached.add(instance);
  }

  public void detach(String instance) {
    network.detach(instance);
    attached.remove(instance);
  }

  /** Compares with what the host has; a link added meanwhile is joined again, which is harmless. */
  void compare() {
    Set<String> there = network.attached();
    attached.retainAll(there);
    attached.addAll(there);
  }

  Set<String> all() {
    return Set.copyOf(attached);
  }
}
