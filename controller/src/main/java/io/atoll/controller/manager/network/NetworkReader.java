package io.atoll.controller.manager.network;

import io.atoll.api.Keys;
import io.atoll.api.cluster.Network;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.api.value.Cidr;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.api.yaml.text.Problem;
import io.atoll.controller.manager.acceptance.ManifestParser;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.manager.network.NetworkState.Request;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the state of one network from the caches. */
final class NetworkReader {
  private final Caches caches;

  NetworkReader(Caches caches) {
    this.caches = caches;
  }

  NetworkState read(String name) {
    return new NetworkState(
        name,
        request(name),
        caches.networkStatus().get(Keys.networkStatus(name)).flatMap(Item::decoded).orElse(null),
        vnis(),
        others(name),
        users(name));
  }

  private @Nullable Request request(String name) {
    Optional<Item<Bytes>> document = caches.networks().get(Keys.network(name));
    if (document.isEmpty()) {
      return name.equals(Network.DEFAULT.name()) ? new Request.Valid(Network.DEFAULT, 0) : null;
    }
    Entry entry = document.get().entry();
    return switch (Manifests.parseKey(entry.value(), entry.key(), "Network", name)) {
      case Parsed.Valid(List<Manifest> manifests)
          when manifests.getFirst() instanceof Manifest.ForNetwork it ->
          new Request.Valid(it.network(), entry.modRevision());
      case Parsed.Valid _ -> throw new IllegalStateException(entry.key() + " is not a Network");
      case Parsed.Invalid(List<Problem> problems) ->
          new Request.Invalid(ManifestParser.error(problems), entry.modRevision());
    };
  }

  private Map<Integer, String> vnis() {
    Map<Integer, String> vnis = new HashMap<>();
    for (Item<String> item : caches.vnis().list()) {
      String number = item.key().substring(Keys.VNIS.length());
      if (number.chars().allMatch(c -> c >= '0' && c <= '9') && number.length() < 9) {
        vnis.put(Integer.parseInt(number), item.entry().text().strip());
      }
    }
    return vnis;
  }

  private Map<String, Cidr> others(String name) {
    Map<String, Cidr> others = new HashMap<>();
    for (Item<NetworkStatus> item : caches.networkStatus().list()) {
      String other = item.key().substring(Keys.NETWORK_STATUS.length());
      item.decoded()
          .map(NetworkStatus::range)
          .filter(range -> !other.equals(name))
          .ifPresent(range -> others.put(other, range));
    }
    return others;
  }

  private Set<String> users(String name) {
    return caches.workers().values().stream()
        .filter(it -> it.network().equals(name))
        .map(it -> it.owner().name())
        .collect(Collectors.toSet());
  }
}
