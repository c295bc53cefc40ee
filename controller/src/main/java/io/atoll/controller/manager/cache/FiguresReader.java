package io.atoll.controller.manager.cache;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.autoscale.Freshness;
import io.atoll.controller.manager.autoscale.WorkerFigures.Use;
import io.atoll.controller.manager.world.LoadFigures;
import io.atoll.controller.manager.world.WorkerState;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes an application's figures from the caches. How old one is goes by when it was first seen
 * here: a node's clock may be wrong. One thread.
 */
public final class FiguresReader {
  private final Caches caches;
  private final Clock clock;
  private final Map<String, Heard> heard = new HashMap<>();

  /** A version of a document, and when it was first seen. */
  private record Heard(long revision, Instant at) {}

  public FiguresReader(Caches caches, Clock clock) {
    this.caches = caches;
    this.clock = clock;
  }

  /** Applications whose count follows their load. */
  public Set<String> followers() {
    return caches.scales().list().stream()
        .filter(it -> it.decoded().filter(scale -> scale.memory() != null).isPresent())
        .map(it -> it.key().substring(Keys.SCALE.length()))
        .collect(Collectors.toSet());
  }

  /** Of use and traffic none unless the revision's count follows the load. */
  LoadFigures read(Optional<Revision> latest, List<WorkerState> workers) {
    Set<String> proxies = proxies();
    Map<String, Integer> sessions = sessions(proxies);
    if (latest.isEmpty() || latest.get().application().spec().autoscale() == null) {
      return new LoadFigures(Map.of(), null, sessions);
    }
    var traffic = new TrafficSum(latest.get().application().name(), clock.now());
    for (String node : proxies) {
      traffic.add(stats(node), at(node));
    }
    return new LoadFigures(use(workers), traffic.sum(), sessions);
  }

  /** Also those whose controller is away, as long as an agent tells of them: they serve on. */
  private Set<String> proxies() {
    Stream<String> managed =
        caches.proxies().list().stream().map(it -> it.key().substring(Keys.PROXIES.length()));
    Stream<String> measured =
        caches.stats().list().stream()
            .filter(it -> it.decoded().filter(stats -> stats.proxied() != null).isPresent())
            .map(it -> it.key().substring(Keys.STATS.length()));
    return Stream.concat(managed, measured).collect(Collectors.toSet());
  }

  private Map<String, Integer> sessions(Set<String> proxies) {
    Map<String, Integer> all = new HashMap<>();
    for (String node : proxies) {
      if (Freshness.of(at(node), clock.now())) {
        stats(node)
            .map(NodeStats::proxied)
            .ifPresent(it ->
                it.sessions().forEach((worker, count) -> all.merge(worker, count, Integer::sum)));
      }
    }
    return all;
  }

  private Map<String, Use> use(List<WorkerState> workers) {
    ImmutableMap.Builder<String, Use> all = ImmutableMap.builder();
    for (WorkerState worker : workers) {
      stats(worker.node())
          .map(it -> it.workers().get(worker.name()))
          .ifPresent(
              it -> all.put(worker.name(), new Use(it.cpu(), it.memory(), at(worker.node()))));
    }
    return all.buildKeepingLast();
  }

  private Optional<NodeStats> stats(String node) {
    return caches.stats().get(Keys.stats(node)).flatMap(Item::decoded);
  }

  private Instant at(String node) {
    long revision =
        caches.stats().get(Keys.stats(node)).map(it -> it.entry().modRevision()).orElse(0L);
    return heard
        .compute(
            node,
            (ignored, before) ->
                before != null && before.revision() == revision
                    ? before
                    : new Heard(revision, clock.now()))
        .at();
  }
}
