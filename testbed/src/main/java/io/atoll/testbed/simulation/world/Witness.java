package io.atoll.testbed.simulation.world;

/** Sees everything that takes effect, at the moment it does. Throws what it will not have. */
public interface Witness {

  /** After a transaction that changed something, whether its answer arrived or not. */
  default void wrote(StoreWrite write, World world) {}

  /** Before a call that may change a container. */
  default void acts(EngineCall call, World world) {}

  /** After a proxy has begun or ceased to send somebody anything new. */
  default void proxies(ProxyCall call, World world) {}

  /** After each step of any part that did something. */
  default void looks(World world) {}
}
