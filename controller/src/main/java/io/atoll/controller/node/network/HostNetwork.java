package io.atoll.controller.node.network;

import io.atoll.api.value.Ipv4;
import java.util.Set;

/**
 * The network as the node's worker life cycle uses it. Calls block, are interruptible and
 * idempotent, and throw {@link NetworkException} alone. Thread-safe.
 */
public interface HostNetwork {

  /**
   * The worker's address in the network: the one it has, or a free one from this node's blocks,
   * remembered on disk before it is answered.
   */
  Ipv4 address(String network, String worker);

  /**
   * The first address of the block that the worker's address is in: its default route, and its
   * resolver.
   */
  Ipv4 gateway(String network, Ipv4 address);

  /**
   * Gives the address back; it is not handed out again within five minutes. No error if unknown.
   */
  void release(String worker);

  /**
   * Joins a running container: when it returns, the worker's packets pass. Attaching what is
   * attached does nothing.
   */
  void attach(Attachment attachment);

  /** Removes the attempt's link and port; no error if there is none. */
  void detach(String instance);

  /**
   * The instances whose links this host has, attached by whichever run of the controller; without
   * those whose attaching was broken off, as by the end of that run.
   */
  Set<String> attached();
}
