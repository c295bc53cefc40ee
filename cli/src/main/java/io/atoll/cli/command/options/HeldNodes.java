package io.atoll.cli.command.options;

import io.atoll.api.Keys;
import io.atoll.api.state.Presence;
import io.atoll.api.store.Store;
import io.atoll.cli.view.Snapshot;
import java.util.List;

/** Tells people that what they see is not the whole truth while nodes hold. */
final class HeldNodes {
  private HeldNodes() {}

  /** One line for each node that holds; none if all follow this store. */
  static List<String> read(Store store) {
    return Snapshot.read(store, List.of(Keys.PRESENCE)).under(Keys.PRESENCE).stream()
        .flatMap(entry -> Snapshot.document(entry, Presence.class).stream())
        .filter(presence -> presence.held() != null)
        .map(presence ->
            "Node %s touches nothing, and what ran there runs on: %s."
                .formatted(presence.node(), presence.held()))
        .toList();
  }
}
