package io.atoll.controller;

import io.atoll.api.Keys;
import io.atoll.api.state.Presence;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.node.network.NetworkViewReader;
import io.atoll.controller.node.network.address.StoreBlockClaims;
import io.atoll.controller.node.network.ovs.NetworkReconciler;
import io.atoll.controller.node.network.ovs.NetworkSettings;
import io.atoll.controller.node.network.ovs.OvsHostNetwork;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.cache.Cache;
import io.atoll.controller.runtime.cache.Informer;
import io.atoll.controller.runtime.cache.Relisting;
import io.atoll.controller.runtime.work.Controller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The host's network with what keeps it as planned. */
final class NetworkWiring implements AutoCloseable {
  private final Membership membership;
  private final Informer<NetworkStatus> statuses;
  private final Informer<String> blocks;
  private final Informer<Presence> presences;
  private final Relisting heard;
  private final OvsHostNetwork network;
  private final Controller made;

  /** Null while the switch may already disturb what is still being wired. */
  private volatile @Nullable Controller controller;

  private volatile @Nullable NetworkView believed;

  NetworkWiring(
      NetworkSettings settings, Store store, Membership membership, Clock clock, Metrics metrics) {
    this.membership = membership;
    statuses =
        new Informer<>(
            store,
            clock,
            Keys.NETWORK_STATUS,
            entry -> Documents.read(entry.text(), NetworkStatus.class));
    blocks = new Informer<>(store, clock, Keys.BLOCKS, entry -> entry.text());
    presences =
        new Informer<>(
            store, clock, Keys.PRESENCE, entry -> Documents.read(entry.text(), Presence.class));
    heard = new Relisting(List.of(statuses, blocks, presences));
    membership.onJoin(heard::begin);
    network =
        new OvsHostNetwork(
            settings, new StoreBlockClaims(store, settings.node()), clock, this::disturbed);
    made =
        Controller.named("network", clock)
            .metrics(metrics)
            .reconciler(new NetworkReconciler(network, this::view));
    controller = made;
    // Not through the controller: it would wait for etcd, and the bridge must not.
    statuses.onChange(change -> disturbed());
    blocks.onChange(change -> disturbed());
    presences.onChange(change -> disturbed());
    disturbed();
  }

  OvsHostNetwork network() {
    return network;
  }

  Informer<NetworkStatus> statuses() {
    return statuses;
  }

  List<Steppable> parts() {
    return List.of(statuses, blocks, presences, made);
  }

  private void disturbed() {
    Controller known = controller;
    if (known != null) {
      known.queue().add(NetworkReconciler.KEY);
    }
  }

  private Optional<NetworkView> view() {
    if (!heard.done() || membership.held().isPresent()) {
      return Optional.empty();
    }
    NetworkView read = NetworkViewReader.read(byName(statuses), byKey(blocks), byName(presences));
    if (!read.equals(believed) && !confirmed()) {
      return Optional.empty();
    }
    believed = read;
    return Optional.of(read);
  }

  /** An emptied etcd is read by the caches before it is found out to be another. */
  private boolean confirmed() {
    try {
      return membership.confirm();
    } catch (StoreException e) {
      // Asked again with the next look; until then the last view holds.
      return false;
    }
  }

  private static <T> Map<String, T> byName(Cache<T> cache) {
    Map<String, T> all = new HashMap<>();
    byKey(cache).forEach((key, value) -> all.put(key.substring(cache.prefix().length()), value));
    return all;
  }

  private static <T> Map<String, T> byKey(Cache<T> cache) {
    Map<String, T> all = new HashMap<>();
    cache.list().forEach(item -> item.decoded().ifPresent(value -> all.put(item.key(), value)));
    return all;
  }

  @Override
  public void close() {
    network.close();
  }
}
