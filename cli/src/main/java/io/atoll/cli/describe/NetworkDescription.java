package io.atoll.cli.describe;

import io.atoll.api.Keys;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A network and which node took which of its blocks. */
final class NetworkDescription implements Description {
  @Override
  public List<String> prefixes(String name) {
    return List.of(
        Keys.network(name),
        Keys.networkStatus(name),
        Keys.owner("network", name),
        Keys.blocks(name),
        Keys.EVENTS);
  }

  @Override
  public List<String> lines(String name, Snapshot snapshot, Instant now) {
    Page page = new Page();
    page.field("Name", name);
    Optional<NetworkStatus> status =
        snapshot.document(Keys.networkStatus(name), NetworkStatus.class);
    page.field("Status", status.isPresent() ? "" : "not yet seen by a manager");
    status.ifPresent(it -> status(page, it));
    Tables.source(page, snapshot, "network", name, now);
    page.table(
        "Blocks",
        List.of("FIRST ADDRESS", "NODE"),
        snapshot.under(Keys.blocks(name)).stream()
            .map(entry ->
                List.of(entry.key().substring(Keys.blocks(name).length()), entry.text().strip()))
            .toList());
    Tables.events(page, snapshot, now, name);
    return page.lines();
  }

  private static void status(Page page, NetworkStatus status) {
    page.field("Status", status.error() == null ? "accepted" : "refused");
    page.field("Refused", status.error() == null ? "" : Applications.describe(status.error()));
    page.field("Range", status.range() == null ? "" : status.range().toString());
    page.field("VNI", "" + status.vni());
  }
}
