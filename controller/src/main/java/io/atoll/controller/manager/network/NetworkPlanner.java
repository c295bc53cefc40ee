package io.atoll.controller.manager.network;

import io.atoll.api.cluster.Network;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.value.Cidr;
import io.atoll.controller.manager.network.NetworkPlan.Keep;
import io.atoll.controller.manager.network.NetworkPlan.Remove;
import io.atoll.controller.manager.network.NetworkState.Request;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Judges a network: the first accepted keeps its range, and nothing that workers use is changed
 * under them. Pure.
 */
public final class NetworkPlanner {
  private static final int MOST_VNIS = 1 << 24;

  private NetworkPlanner() {}

  public static NetworkPlan plan(NetworkState state) {
    Request request = state.request();
    return switch (request) {
      case null -> gone(state);
      case Request.Invalid(SpecError error, long seen) -> refused(state, seen, error);
      case Request.Valid(Network network, long seen) -> valid(state, network, seen);
    };
  }

  private static NetworkPlan gone(NetworkState state) {
    NetworkStatus status = state.status();
    if (status == null || status.range() == null || state.users().isEmpty()) {
      return new Remove();
    }
    String message =
        "its document is gone, but workers of %s are in it; it is removed when they are gone"
            .formatted(String.join(", ", new TreeSet<>(state.users())));
    return new Keep(
        new NetworkStatus(
            status.vni(), status.range(), status.seen(), new SpecError(0, 0, "", message)));
  }

  private static NetworkPlan valid(NetworkState state, Network network, long seen) {
    NetworkStatus status = state.status();
    Cidr before = status == null ? null : status.range();
    boolean changes = before != null && !before.equals(network.range());
    if (changes && !state.users().isEmpty()) {
      return refused(
          state,
          seen,
          range(
              "cannot change from %s while workers of %s are in the network"
                  .formatted(before, String.join(", ", new TreeSet<>(state.users())))));
    }
    Optional<String> overlapped = overlapped(state, network.range());
    if (overlapped.isPresent()) {
      return refused(
          state, seen, range("overlaps the range of the network '%s'".formatted(overlapped.get())));
    }
    return new Keep(new NetworkStatus(vni(state), network.range(), seen, null));
  }

  private static NetworkPlan refused(NetworkState state, long seen, SpecError error) {
    NetworkStatus status = state.status();
    return new Keep(
        status == null
            ? new NetworkStatus(0, null, seen, error)
            : new NetworkStatus(status.vni(), status.range(), seen, error));
  }

  private static SpecError range(String message) {
    return new SpecError(0, 0, "spec.range", message);
  }

  private static Optional<String> overlapped(NetworkState state, Cidr range) {
    return state.others().entrySet().stream()
        .filter(other -> other.getValue().overlaps(range))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  /** The one it has, or the lowest free one. */
  private static int vni(NetworkState state) {
    NetworkStatus status = state.status();
    if (status != null && status.vni() != 0) {
      return status.vni();
    }
    Integer own = null;
    for (Map.Entry<Integer, String> taken : state.vnis().entrySet()) {
      own = taken.getValue().equals(state.name()) ? taken.getKey() : own;
    }
    int free = 1;
    while (own == null && state.vnis().containsKey(free) && free < MOST_VNIS) {
      free++;
    }
    return own == null ? free : own;
  }
}
