package io.atoll.cli.describe;

import io.atoll.api.Keys;
import io.atoll.api.state.Presence;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.cli.output.Ages;
import io.atoll.cli.view.Nodes;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerWords;
import io.atoll.cli.view.Workers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A host: who it is, how it is, what it runs. */
final class NodeDescription implements Description {
  @Override
  public List<String> prefixes(String name) {
    return List.of(
        Keys.node(name),
        Keys.nodeStatus(name),
        Keys.presence(name),
        Keys.agent(name),
        Keys.owner("node", name),
        Keys.workers(name),
        Keys.observed(name),
        Keys.EVENTS);
  }

  @Override
  public List<String> lines(String name, Snapshot snapshot, Instant now) {
    Page page = new Page();
    page.field("Name", name).field("Status", Nodes.status(snapshot, name));
    page.field("Labels", Nodes.labels(snapshot, name));
    Tables.source(page, snapshot, "node", name, now);
    Nodes.presence(snapshot, name).ifPresent(it -> presence(page, it, now));
    page.field("Agent", snapshot.entry(Keys.agent(name)).isPresent() ? "alive" : "gone");
    Optional<NodeStatus> status = snapshot.document(Keys.nodeStatus(name), NodeStatus.class);
    status
        .flatMap(it -> Optional.ofNullable(it.lostSince()))
        .ifPresent(since -> page.field("Lost for", Ages.since(since, now)));
    Tables.conditions(page, status.map(NodeStatus::conditions).orElse(List.of()), now);
    page.table(
        "Workers",
        List.of("NAME", "APPLICATION", "STATUS", "ADDRESS"),
        Workers.all(snapshot).stream()
            .filter(worker -> worker.node().equals(name))
            .map(worker -> row(worker, now))
            .toList());
    Tables.events(page, snapshot, now, name);
    return page.lines();
  }

  private static void presence(Page page, Presence presence, Instant now) {
    page.field("Held", presence.held() == null ? "" : presence.held());
    page.field("Address", presence.address());
    page.field("Roles", String.join(", ", presence.roles()));
    page.field("Capacity", "cpu " + presence.cpu() + ", memory " + presence.memory());
    page.field("Version", presence.version());
    page.field("Cluster", presence.cluster());
    page.field("Controller", "up " + Ages.since(presence.startedAt(), now));
  }

  private static List<String> row(Worker worker, Instant now) {
    return List.of(
        worker.name(),
        worker.application(),
        WorkerWords.status(worker, now),
        WorkerWords.address(worker));
  }
}
