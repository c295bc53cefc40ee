package io.atoll.controller.proxy.haproxy;

import io.atoll.controller.proxy.config.Picture;
import java.util.Map;
import java.util.Set;

/**
 * A proxy that outlives this process. Calls block, for seconds if HAProxy hangs, and are made by
 * one thread at a time. What was left half done the next {@link #apply} finishes.
 */
public interface Proxy {

  /**
   * Makes it as in the picture, without cutting a connection; does nothing where it is so already.
   * If the layout is refused the servers are kept current all the same.
   *
   * @throws ProxyException if it does not do as it is told
   */
  Applied apply(Picture picture) throws InterruptedException;

  /**
   * Those of the ports that somebody else listens on.
   *
   * @throws ProxyException if that cannot be found out
   */
  Set<Integer> taken(Set<Integer> ports);

  /**
   * How many requests or connections each server has, at all backends, also in processes that only
   * finish what they have since a reload.
   *
   * @throws ProxyException if it does not answer
   */
  Map<String, Integer> sessions();

  /** Whether it runs at all; any thread may ask. */
  boolean running();

  /** Keeps what it writes about requests from filling the disk; any thread may ask. */
  void boundLog();

  /** Calls back, from another thread, when it has ended. Must not block. */
  void onEnd(Runnable listener);
}
