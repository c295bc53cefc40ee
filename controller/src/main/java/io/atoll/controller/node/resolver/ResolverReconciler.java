package io.atoll.controller.node.resolver;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.value.Cidr;
import io.atoll.api.yaml.text.Names;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.cache.Cache;
import io.atoll.controller.runtime.cache.Relisting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Makes an application's file say where its ready workers are. Keyed by application. While this
 * host is held, and while etcd is away, the names stay as they were.
 */
final class ResolverReconciler implements Reconciler {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Cache<Endpoints> endpoints;
  private final Cache<NetworkStatus> networks;
  private final Relisting heard;
  private final Membership membership;
  private final HostsFolder folder;

  ResolverReconciler(
      Cache<Endpoints> endpoints,
      Cache<NetworkStatus> networks,
      Relisting heard,
      Membership membership,
      HostsFolder folder) {
    this.endpoints = endpoints;
    this.networks = networks;
    this.heard = heard;
    this.membership = membership;
    this.folder = folder;
  }

  @Override
  public Outcome reconcile(String application) {
    if (!Names.isValid(application)) {
      return Outcome.DONE;
    }
    if (membership.held().isPresent() || !heard.done()) {
      return Outcome.again(LOOK_AGAIN);
    }
    try {
      String text = Hosts.text(application, ready(application), ranges());
      // An emptied etcd is read by the caches before it is found out to be another.
      if (text.equals(folder.read(application))) {
        return Outcome.DONE;
      }
      if (!membership.confirm()) {
        return Outcome.again(LOOK_AGAIN);
      }
      folder.write(application, text);
      return Outcome.DONE;
    } catch (IOException e) {
      return Outcome.failed("Disk", "names of " + application + " are not written: " + e);
    }
  }

  private List<Endpoint> ready(String application) {
    return endpoints.list(Keys.endpoints(application)).stream()
        .flatMap(it -> it.decoded().stream())
        .flatMap(it -> it.ready().stream())
        .toList();
  }

  private Map<String, Cidr> ranges() {
    ImmutableMap.Builder<String, Cidr> ranges = ImmutableMap.builder();
    networks
        .list()
        .forEach(it ->
            it.decoded()
                .map(NetworkStatus::range)
                .ifPresent(range -> ranges.put(name(it.key()), range)));
    return ranges.buildOrThrow();
  }

  private static String name(String key) {
    return key.substring(Keys.NETWORK_STATUS.length());
  }
}
