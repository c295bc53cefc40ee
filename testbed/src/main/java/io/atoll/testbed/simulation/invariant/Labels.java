package io.atoll.testbed.simulation.invariant;

import io.atoll.controller.node.engine.Container;

/** What a container says of itself. */
public final class Labels {
  private Labels() {}

  public static boolean ours(Container container) {
    return container.labels().containsKey("atoll.cluster")
        && !container.labels().containsKey("stranger");
  }

  public static String worker(Container container) {
    return container.labels().getOrDefault("atoll.worker", "");
  }

  public static String instance(Container container) {
    return container.labels().getOrDefault("atoll.instance", "");
  }

  public static long uid(Container container) {
    return Long.parseLong(container.labels().getOrDefault("atoll.uid", "0"));
  }

  public static int revision(Container container) {
    return Integer.parseInt(container.labels().getOrDefault("atoll.revision", "0"));
  }
}
