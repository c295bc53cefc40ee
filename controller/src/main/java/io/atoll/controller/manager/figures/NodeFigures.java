package io.atoll.controller.manager.figures;

import io.atoll.api.Keys;
import io.atoll.api.cluster.Node;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Measured;
import io.atoll.controller.runtime.cache.Cache.Item;

/** How each node stands that the cluster has ever seen. */
public record NodeFigures(Caches caches) implements Measured {

  @Override
  public void measure(Figures figures) {
    for (Item<NodeStatus> item : caches.nodeStatus().list()) {
      String name = item.key().substring(Keys.NODE_STATUS.length());
      item.decoded().ifPresent(status -> add(figures.about("node", name), status.phase()));
    }
    caches.nodes().values().forEach(node -> add(figures.about("node", node.name()), node));
  }

  private static void add(Figures.About about, NodeStatus.Phase phase) {
    String word = Figures.word(phase);
    about.add("atoll_node_phase", "1 for the phase that the node is in.", 1, "phase", word);
  }

  private static void add(Figures.About about, Node node) {
    about.add(
        "atoll_node_cordoned",
        "1 while nothing new is placed on the node, because of a cordon or a drain.",
        node.cordoned() || node.draining() ? 1 : 0);
  }
}
