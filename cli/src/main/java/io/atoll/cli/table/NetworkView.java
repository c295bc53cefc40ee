package io.atoll.cli.table;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.store.Entry;
import io.atoll.api.value.Cidr;
import io.atoll.cli.output.Column;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One row a network; the built-in one has a status but no document. */
final class NetworkView implements View {
  @Override
  public Kind kind() {
    return Kind.NETWORK;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("NAME"),
        Column.of("RANGE"),
        Column.of("VNI"),
        Column.of("STATUS"),
        Column.of("BLOCKS"),
        Column.wide("MESSAGE"));
  }

  @Override
  public List<String> prefixes() {
    return List.of(Keys.NETWORKS, Keys.NETWORK_STATUS, Keys.BLOCKS);
  }

  @Override
  public List<Item> items(Snapshot snapshot, Instant now) {
    return Stream.concat(
            snapshot.names(Keys.NETWORKS).stream(), snapshot.names(Keys.NETWORK_STATUS).stream())
        .distinct()
        .sorted()
        .map(name -> item(name, snapshot))
        .toList();
  }

  private static Item item(String name, Snapshot snapshot) {
    Optional<NetworkStatus> status =
        snapshot.document(Keys.networkStatus(name), NetworkStatus.class);
    List<String> cells =
        List.of(
            name,
            status.map(NetworkStatus::range).map(Cidr::toString).orElse(""),
            status.map(it -> "" + it.vni()).orElse(""),
            status.map(it -> it.error() == null ? "accepted" : "refused").orElse("pending"),
            "" + snapshot.under(Keys.blocks(name)).size(),
            status
                .flatMap(it -> Optional.ofNullable(it.error()))
                .map(Applications::describe)
                .orElse(""));
    return new Item(name, name, cells, documents(name, snapshot));
  }

  private static Map<String, Entry> documents(String name, Snapshot snapshot) {
    ImmutableMap.Builder<String, Entry> documents = ImmutableMap.builder();
    snapshot.entry(Keys.network(name)).ifPresent(it -> documents.put("network", it));
    snapshot.entry(Keys.networkStatus(name)).ifPresent(it -> documents.put("status", it));
    return documents.buildOrThrow();
  }
}
