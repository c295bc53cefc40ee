package io.atoll.controller.manager.cache;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.controller.manager.placement.Demand;
import io.atoll.controller.manager.world.ClusterView;
import io.atoll.controller.manager.world.ClusterViewPlanner;
import io.atoll.controller.manager.world.NodeFacts;
import io.atoll.controller.manager.world.NodeFacts.Load;
import io.atoll.controller.manager.world.Proxies;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the view of the whole cluster from the caches. As thread-safe as they are. */
public final class ClusterReader {
  /** Stands for a proxy whose report cannot be read. */
  private static final ProxyReport SILENT = new ProxyReport("", 0, Map.of(), List.of());

  private final Caches caches;

  public ClusterReader(Caches caches) {
    this.caches = caches;
  }

  public ClusterView read(Instant now) {
    ListMultimap<String, Load> load = ArrayListMultimap.create();
    for (Item<Assignment> item : caches.workers().list()) {
      item.decoded().ifPresent(it -> load.put(node(item.key()), load(it)));
    }
    List<NodeFacts> nodes = names().stream().map(name -> facts(name, load.get(name))).toList();
    return ClusterViewPlanner.plan(nodes, networks(), proxies(), now);
  }

  private NodeFacts facts(String name, List<Load> load) {
    return new NodeFacts(
        name,
        caches.presences().get(Keys.presence(name)).flatMap(Item::decoded).orElse(null),
        caches.agents().get(Keys.agent(name)).isPresent(),
        caches.nodes().get(Keys.node(name)).flatMap(Item::decoded).orElse(null),
        caches.nodeStatus().get(Keys.nodeStatus(name)).flatMap(Item::decoded).orElse(null),
        load);
  }

  /** Nodes are known from their presence, and after that from what was said of them. */
  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    caches.presences().list().forEach(it -> names.add(name(Keys.PRESENCE, it.key())));
    caches.nodeStatus().list().forEach(it -> names.add(name(Keys.NODE_STATUS, it.key())));
    return names;
  }

  private Load load(Assignment assignment) {
    String application = assignment.owner().name();
    Demand demand =
        caches
            .revisions()
            .get(Keys.revision(application, assignment.revision()))
            .flatMap(Item::decoded)
            .map(it -> Demand.of(it.application().spec().resources()))
            .orElse(Demand.NONE);
    return new Load(application, demand);
  }

  private Proxies proxies() {
    return new Proxies(
        caches.proxies().list().stream().map(it -> it.decoded().orElse(SILENT)).toList());
  }

  private Set<String> networks() {
    return caches.networkStatus().list().stream()
        .filter(it -> it.decoded().map(NetworkStatus::range).isPresent())
        .map(it -> name(Keys.NETWORK_STATUS, it.key()))
        .collect(Collectors.toSet());
  }

  private static String node(String key) {
    return Keys.parts(Keys.WORKERS, key).orElseThrow().getFirst();
  }

  private static String name(String prefix, String key) {
    return key.substring(prefix.length());
  }
}
