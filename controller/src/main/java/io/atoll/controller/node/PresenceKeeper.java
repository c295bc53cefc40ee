package io.atoll.controller.node;

import io.atoll.api.Keys;
import io.atoll.api.state.Presence;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.runtime.leader.LeaseKeeper;
import java.time.Instant;

/** Says on a lease that this node's controller is alive, and whether it acts. */
final class PresenceKeeper {
  private final NodeSettings settings;
  private final Membership membership;
  private final LeaseKeeper lease;
  private final Instant startedAt;

  PresenceKeeper(
      NodeSettings settings, Membership membership, LeaseKeeper lease, Instant startedAt) {
    this.settings = settings;
    this.membership = membership;
    this.lease = lease;
    this.startedAt = startedAt;
  }

  /** Writes only when something has changed. */
  void publish() {
    var presence =
        new Presence(
            settings.node(),
            settings.instance(),
            settings.boot(),
            settings.address(),
            settings.routerMac(),
            settings.roles(),
            settings.cpu(),
            settings.memory(),
            settings.version(),
            membership.cluster(),
            startedAt,
            membership.held().orElse(null));
    lease.publish(Keys.presence(settings.node()), Documents.write(presence));
  }
}
