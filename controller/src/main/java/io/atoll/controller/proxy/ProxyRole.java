package io.atoll.controller.proxy;

import io.atoll.api.Keys;
import io.atoll.api.blob.BlobReader;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.proxy.config.Places;
import io.atoll.controller.proxy.haproxy.Proxy;
import io.atoll.controller.runtime.Backoff;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Periodic;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.cache.Informer;
import io.atoll.controller.runtime.cache.Relisting;
import io.atoll.controller.runtime.leader.LeaseKeeper;
import io.atoll.controller.runtime.work.Controller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The role {@code proxy}, wired: its parts are to be stepped by a runtime or a simulation. */
public final class ProxyRole {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), SECOND.multipliedBy(5));

  private final Clock clock;
  private final Proxy proxy;
  private final Informer<RouteClaim> routes;
  private final Informer<Endpoints> endpoints;
  private final ProxyReconciler reconciler;
  private final Controller controller;

  /** Whether it ran when last looked at; touched by the stepping thread alone. */
  private boolean ran;

  /**
   * @param instance random id of this run of the controller
   * @param lease on which the report stands, stepped by its owner
   * @param certificates a folder for them, made when it is needed
   */
  public ProxyRole(
      String node,
      String instance,
      Store store,
      LeaseKeeper lease,
      Membership membership,
      Proxy proxy,
      Places places,
      Path certificates,
      Clock clock,
      Metrics metrics) {
    this.clock = clock;
    this.proxy = proxy;
    routes =
        new Informer<>(
            store, clock, Keys.ROUTES, entry -> Documents.read(entry.text(), RouteClaim.class));
    endpoints =
        new Informer<>(
            store, clock, Keys.ENDPOINTS, entry -> Documents.read(entry.text(), Endpoints.class));
    var heard = new Relisting(List.of(routes, endpoints));
    membership.onJoin(heard::begin);
    reconciler =
        new ProxyReconciler(
            new TrafficReader(routes, endpoints),
            heard,
            membership,
            places,
            new Certificates(certificates, new BlobReader(store)),
            proxy,
            new ProxyReporter(node, instance, lease),
            () -> look(ProxyReconciler.SESSIONS));
    controller =
        Controller.named("proxy", clock)
            .metrics(metrics)
            .backoff(BACKOFF)
            .watching(routes, key -> List.of(ProxyReconciler.PICTURE))
            .watching(endpoints, key -> List.of(ProxyReconciler.PICTURE))
            .reconciler(reconciler);
    proxy.onEnd(() -> look(ProxyReconciler.PICTURE));
    look(ProxyReconciler.PICTURE);
  }

  /** In the order in which they are to start. */
  public List<Steppable> parts() {
    return List.of(
        routes,
        endpoints,
        controller,
        new Periodic("haproxy watch", clock, SECOND, this::watch),
        new Periodic("haproxy log", clock, SECOND.multipliedBy(5), proxy::boundLog));
  }

  /** Why the proxy as a whole is not as it should be; empty when all is well. */
  public Optional<String> problem() {
    return reconciler.problem();
  }

  /** For the end of a process that is not our child, of which nobody tells. */
  private void watch() {
    boolean runs = proxy.running();
    if (ran && !runs) {
      look(ProxyReconciler.PICTURE);
    }
    ran = runs;
  }

  private void look(String key) {
    Controller known = controller;
    known.queue().add(key);
  }
}
