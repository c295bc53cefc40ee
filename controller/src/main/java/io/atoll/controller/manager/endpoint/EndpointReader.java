package io.atoll.controller.manager.endpoint;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.application.Application.Port;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.cache.ApplicationReader;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.manager.cache.ClusterReader;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the state of one application's endpoints from the caches. As thread-safe as they are. */
public final class EndpointReader {
  private final Caches caches;
  private final ApplicationReader applications;
  private final ClusterReader cluster;

  public EndpointReader(Caches caches) {
    this.caches = caches;
    this.applications = new ApplicationReader(caches);
    this.cluster = new ClusterReader(caches);
  }

  /** Of all that have workers. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    caches.workers().list().forEach(it -> names.addAll(Caches.assigned(it)));
    return names;
  }

  EndpointState read(String application, Instant now) {
    List<WorkerState> workers = applications.workers(application);
    return new EndpointState(
        application,
        workers,
        ports(application),
        slices(application),
        workers.stream().anyMatch(WorkerState::lost) && cluster.read(now).manyLost());
  }

  private Map<Integer, Map<String, Integer>> ports(String application) {
    ImmutableMap.Builder<Integer, Map<String, Integer>> ports = ImmutableMap.builder();
    for (Item<Revision> item : caches.revisions().indexed(Caches.BY_APPLICATION, application)) {
      item.decoded().ifPresent(it -> ports.put(it.revision(), ports(it)));
    }
    return ports.buildKeepingLast();
  }

  private static Map<String, Integer> ports(Revision revision) {
    return revision.application().spec().ports().stream()
        .collect(ImmutableMap.toImmutableMap(Port::name, Port::port));
  }

  private List<Stored<Endpoints>> slices(String application) {
    return caches.endpoints().list(Keys.endpoints(application)).stream()
        .flatMap(it -> Stream.ofNullable(ApplicationReader.stored(Optional.of(it), Endpoints.NONE)))
        .toList();
  }
}
