package io.atoll.cli.table;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.state.Presence;
import io.atoll.api.store.Entry;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Column;
import io.atoll.cli.output.Sizes;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Nodes;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row a host. */
final class NodeView implements View {
  @Override
  public Kind kind() {
    return Kind.NODE;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("NAME"),
        Column.of("STATUS"),
        Column.of("ROLES"),
        Column.of("WORKERS"),
        Column.of("CPU"),
        Column.of("MEMORY"),
        Column.of("ADDRESS"),
        Column.ticking("UP"),
        Column.wide("AGENT"),
        Column.wide("VERSION"),
        Column.wide("LABELS"));
  }

  @Override
  public List<String> prefixes() {
    return List.of(Keys.NODES, Keys.NODE_STATUS, Keys.PRESENCE, Keys.AGENTS, Keys.WORKERS);
  }

  @Override
  public List<Item> items(Snapshot snapshot, Instant now) {
    return Nodes.names(snapshot).stream().map(name -> item(name, snapshot, now)).toList();
  }

  private static Item item(String name, Snapshot snapshot, Instant now) {
    Optional<Presence> presence = Nodes.presence(snapshot, name);
    List<String> cells =
        List.of(
            name,
            Nodes.statusWithAgent(snapshot, name),
            presence.map(it -> String.join(",", it.roles())).orElse(""),
            "" + snapshot.under(Keys.workers(name)).size(),
            presence.map(it -> it.cpu().toString()).orElse(""),
            presence.map(it -> Sizes.of(it.memory().bytes())).orElse(""),
            presence.map(Presence::address).orElse(""),
            presence.map(it -> Ages.since(it.startedAt(), now)).orElse(""),
            snapshot.entry(Keys.agent(name)).isPresent() ? "alive" : "gone",
            presence.map(Presence::version).orElse(""),
            Nodes.labels(snapshot, name));
    return new Item(name, name, cells, documents(name, snapshot));
  }

  private static Map<String, Entry> documents(String name, Snapshot snapshot) {
    ImmutableMap.Builder<String, Entry> documents = ImmutableMap.builder();
    snapshot.entry(Keys.node(name)).ifPresent(it -> documents.put("node", it));
    snapshot.entry(Keys.nodeStatus(name)).ifPresent(it -> documents.put("status", it));
    snapshot.entry(Keys.presence(name)).ifPresent(it -> documents.put("presence", it));
    return documents.buildOrThrow();
  }
}
