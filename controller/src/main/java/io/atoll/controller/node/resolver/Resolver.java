package io.atoll.controller.node.resolver;

import io.atoll.api.Keys;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.cache.Informer;
import io.atoll.controller.runtime.cache.Relisting;
import io.atoll.controller.runtime.work.Controller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names on this host, wired: its parts are to be stepped by a runtime. */
public final class Resolver {
  private final Informer<Endpoints> endpoints;
  private final Controller names;

  /**
   * @param networks another's, which steps it
   * @param directory what dnsmasq was told to read, made if it is not there
   * @throws IOException if the directory cannot be read
   */
  public Resolver(
      Store store,
      Informer<NetworkStatus> networks,
      Membership membership,
      Path directory,
      Clock clock,
      Metrics metrics)
      throws IOException {
    endpoints =
        new Informer<>(
            store, clock, Keys.ENDPOINTS, entry -> Documents.read(entry.text(), Endpoints.class));
    var heard = new Relisting(List.of(endpoints, networks));
    membership.onJoin(heard::begin);
    var folder = new HostsFolder(directory);
    names =
        Controller.named("names", clock)
            .metrics(metrics)
            .watching(endpoints, key -> application(key))
            .watching(networks, changed -> everyone())
            .reconciler(new ResolverReconciler(endpoints, networks, heard, membership, folder));
    // Some may have gone while no controller ran.
    folder.applications().forEach(names.queue()::add);
  }

  public List<Steppable> parts() {
    return List.of(endpoints, names);
  }

  private Set<String> everyone() {
    Set<String> applications = new TreeSet<>();
    endpoints.list().forEach(it -> applications.addAll(application(it.key())));
    return applications;
  }

  private static Collection<String> application(String key) {
    return Keys.parts(Keys.ENDPOINTS, key).map(it -> List.of(it.getFirst())).orElse(List.of());
  }
}
