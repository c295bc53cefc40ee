package io.atoll.cli.command.options;

import io.atoll.api.Keys;
import io.atoll.api.state.Presence;
import io.atoll.api.store.Store;
import io.atoll.cli.progress.Managers;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/** Tells people when what they see is not the whole truth. */
final class Caveats {
  private Caveats() {}

  /**
   * One line for each node that holds, and one where a manager's word is shown and none runs; none
   * if all is well.
   */
  static List<String> read(Store store, Kind shown) {
    Snapshot snapshot = Snapshot.read(store, List.of(Keys.PRESENCE, Keys.LEADER));
    Stream<String> manager =
        shown == Kind.APPLICATION && !Managers.running(snapshot)
            ? Stream.of(
                "No manager is running: this is as it was when the last one stopped; start a"
                    + " controller ('./atoll up' for a local cluster).")
            : Stream.of();
    return Stream.concat(manager, held(snapshot)).toList();
  }

  private static Stream<String> held(Snapshot snapshot) {
    return snapshot.under(Keys.PRESENCE).stream()
        .flatMap(entry -> Snapshot.document(entry, Presence.class).stream())
        .filter(presence -> presence.held() != null)
        .map(presence ->
            "Node %s touches nothing, and what ran there runs on: %s."
                .formatted(presence.node(), presence.held()));
  }
}
