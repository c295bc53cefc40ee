package io.atoll.cli.command.cluster;

import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.api.state.Cluster;
import io.atoll.api.state.Presence;
import io.atoll.api.store.Entry;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which nodes hold, and the cluster document that lets them go on. Pure.
 *
 * @param before what stands there; empty if nothing does
 */
record Adoption(Optional<Entry> before, Optional<Cluster> cluster, List<Presence> held) {
  static final List<String> PREFIXES = List.of(Keys.CLUSTER, Keys.PRESENCE);

  Adoption {
    held = ImmutableList.copyOf(held);
  }

  static Adoption of(Snapshot snapshot) {
    List<Presence> held =
        snapshot.under(Keys.PRESENCE).stream()
            .flatMap(entry -> Snapshot.document(entry, Presence.class).stream())
            .filter(presence -> presence.held() != null)
            .toList();
    return new Adoption(
        snapshot.entry(Keys.CLUSTER), snapshot.document(Keys.CLUSTER, Cluster.class), held);
  }

  /** One line for each node that holds. */
  List<String> lines() {
    return held.stream()
        .map(presence ->
            presence.node()
                + ": follows cluster "
                + presence.cluster()
                + ", holds because "
                + presence.held())
        .toList();
  }

  /**
   * The document to write: one epoch later, and with the ids of all that hold.
   *
   * @param fresh the id of a cluster that has none yet
   */
  Cluster adopted(UUID fresh, String version) {
    Cluster current = cluster.orElse(new Cluster(fresh.toString(), 0, List.of(), version));
    List<String> adopts =
        Stream.concat(current.adopts().stream(), held.stream().map(Presence::cluster))
            .filter(id -> !id.isBlank())
            .distinct()
            .toList();
    return new Cluster(current.id(), current.epoch() + 1, adopts, current.leastVersion());
  }
}
