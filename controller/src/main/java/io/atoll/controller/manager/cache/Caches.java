package io.atoll.controller.manager.cache;

import io.atoll.api.Keys;
import io.atoll.api.cluster.Node;
import io.atoll.api.state.AgentPresence;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Presence;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.state.Request;
import io.atoll.api.state.Revision;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.Documents;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.cache.Cache.Item;
import io.atoll.controller.runtime.cache.Informer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that the manager reads, one informer a prefix; made anew for each term. Users' documents stay
 * text, because what does not parse has to be answered, not skipped.
 */
public record Caches(
    Informer<Bytes> applications,
    Informer<Bytes> networks,
    Informer<Node> nodes,
    Informer<Controls> controls,
    Informer<Request> requests,
    Informer<ApplicationStatus> applicationStatus,
    Informer<NetworkStatus> networkStatus,
    Informer<NodeStatus> nodeStatus,
    Informer<Revision> revisions,
    Informer<Scale> scales,
    Informer<Endpoints> endpoints,
    Informer<RouteClaim> routes,
    Informer<Assignment> workers,
    Informer<Long> inputs,
    Informer<Presence> presences,
    Informer<AgentPresence> agents,
    Informer<NodeStats> stats,
    Informer<Observation> observed,
    Informer<ProxyReport> proxies,
    Informer<String> vnis) {

  /**
   * Index of revisions, endpoints, claims, workers, inputs and observations by the application's
   * name.
   */
  public static final String BY_APPLICATION = "application";

  /** Index of revisions by the hashes of their routes. */
  public static final String BY_ROUTE = "route";

  /** Index of revisions by what they depend on. */
  public static final String BY_DEPENDENCY = "dependency";

  /** Index of readable claims by the places of their routes, which is cheaper than by hash. */
  public static final String BY_PLACE = "place";

  /** Index of readable assignments by the worker's name. */
  public static final String BY_WORKER = "worker";

  public static Caches of(Store store, Clock clock) {
    return new Caches(
        new Informer<>(store, clock, Keys.APPLICATIONS, Entry::value),
        new Informer<>(store, clock, Keys.NETWORKS, Entry::value),
        new Informer<>(store, clock, Keys.NODES, Caches::node),
        documents(store, clock, Keys.CONTROLS, Controls.class),
        documents(store, clock, Keys.REQUESTS, Request.class),
        documents(store, clock, Keys.APPLICATION_STATUS, ApplicationStatus.class),
        documents(store, clock, Keys.NETWORK_STATUS, NetworkStatus.class),
        documents(store, clock, Keys.NODE_STATUS, NodeStatus.class),
        documents(store, clock, Keys.REVISIONS, Revision.class)
            .index(BY_APPLICATION, item -> part(Keys.REVISIONS, item.key(), 0))
            .index(BY_ROUTE, Caches::routes)
            .index(BY_DEPENDENCY, Caches::needed),
        documents(store, clock, Keys.SCALE, Scale.class),
        documents(store, clock, Keys.ENDPOINTS, Endpoints.class)
            .index(BY_APPLICATION, item -> part(Keys.ENDPOINTS, item.key(), 0)),
        documents(store, clock, Keys.ROUTES, RouteClaim.class)
            .index(BY_APPLICATION, Caches::claimed)
            .index(BY_PLACE, Caches::place),
        documents(store, clock, Keys.WORKERS, Assignment.class)
            .index(BY_APPLICATION, Caches::assigned)
            .index(BY_WORKER, Caches::named),
        new Informer<>(store, clock, Keys.INPUTS, Entry::modRevision)
            .index(BY_APPLICATION, item -> part(Keys.INPUTS, item.key(), 2)),
        documents(store, clock, Keys.PRESENCE, Presence.class),
        documents(store, clock, Keys.AGENTS, AgentPresence.class),
        documents(store, clock, Keys.STATS, NodeStats.class),
        documents(store, clock, Keys.OBSERVED, Observation.class)
            .index(BY_APPLICATION, Caches::observed),
        documents(store, clock, Keys.PROXIES, ProxyReport.class),
        new Informer<>(store, clock, Keys.VNIS, Entry::text));
  }

  /** All of them, in the order in which they are best listed. */
  public List<Informer<?>> all() {
    return List.of(
        presences,
        agents,
        stats,
        nodeStatus,
        nodes,
        networks,
        networkStatus,
        vnis,
        observed,
        workers,
        endpoints,
        routes,
        proxies,
        inputs,
        scales,
        revisions,
        applicationStatus,
        controls,
        requests,
        applications);
  }

  private static <T> Informer<T> documents(Store store, Clock clock, String prefix, Class<T> type) {
    return new Informer<>(store, clock, prefix, entry -> Documents.read(entry.text(), type));
  }

  /** A node's document that is wrong says nothing of the node; what it said before is forgotten. */
  private static Node node(Entry entry) {
    String name = entry.key().substring(Keys.NODES.length());
    return switch (Manifests.parseKey(entry.value(), entry.key(), "Node", name)) {
      case Parsed.Valid(var manifests)
          when manifests.getFirst() instanceof Manifest.ForNode(Node node, var _) ->
          node;
      case Parsed.Valid _ -> throw new IllegalArgumentException("is not a Node");
      case Parsed.Invalid(var problems) ->
          throw new IllegalArgumentException(problems.getFirst().located());
    };
  }

  /** A part of the key as a list, empty if the key is shorter. */
  public static List<String> part(String prefix, String key, int index) {
    List<String> parts = Keys.parts(prefix, key).orElse(List.of());
    return index < parts.size() ? List.of(parts.get(index)) : List.of();
  }

  private static Collection<String> needed(Item<Revision> item) {
    return item.decoded().map(it -> it.application().spec().dependsOn()).orElse(List.of());
  }

  private static Collection<String> named(Item<Assignment> item) {
    return item.decoded().isPresent() ? part(Keys.WORKERS, item.key(), 1) : List.of();
  }

  private static Collection<String> routes(Item<Revision> item) {
    return item.decoded()
        .map(it -> it.application().spec().routes().stream().map(RouteClaim::hash).toList())
        .orElse(List.of());
  }

  private static Collection<String> place(Item<RouteClaim> item) {
    return item.decoded().map(it -> List.of(it.route().place())).orElse(List.of());
  }

  /** One that cannot be read is of nobody, who has no name. */
  public static Collection<String> claimed(Item<RouteClaim> item) {
    return List.of(item.decoded().map(it -> it.owner().name()).orElse(""));
  }

  public static Collection<String> assigned(Item<Assignment> item) {
    return item.decoded().map(it -> List.of(it.owner().name())).orElse(List.of());
  }

  /** Applications of workers that drain: those about which proxies have something to say. */
  public Collection<String> draining() {
    Set<String> applications = new TreeSet<>();
    for (Item<Assignment> item : workers.list()) {
      item.decoded()
          .filter(it -> it.want() == Assignment.Want.DRAIN)
          .ifPresent(it -> applications.add(it.owner().name()));
    }
    return applications;
  }

  public static Collection<String> observed(Item<Observation> item) {
    return item.decoded().map(it -> List.of(it.owner().name())).orElse(List.of());
  }
}
