package io.atoll.testbed.simulation.chaos;

import io.atoll.api.Keys;
import io.atoll.api.state.Presence;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Somebody empties etcd under a running cluster, and later puts back what users wrote. */
final class Emptying {
  private final World world;
  private List<Entry> saved = List.of();

  Emptying(World world) {
    this.world = world;
  }

  List<Act> acts() {
    return List.of(new Act(1, "empty", this::empty), new Act(3, "restore", this::mend));
  }

  /** Only once all hosts have joined: one that never did may rightly make a new cluster. */
  private void empty() {
    boolean joined = world.hosts().stream().allMatch(host -> !cluster(host.name()).isEmpty());
    if (joined && saved.isEmpty()) {
      saved =
          Stream.of(Keys.CLUSTER, Keys.APPLICATIONS)
              .flatMap(prefix -> world.truth().list(prefix).entries().stream())
              .toList();
      world.trace().say("etcd is emptied");
      if (world.random().nextBoolean()) {
        endLeases();
      }
      world.truth().commit(Txn.of(new Op.DeletePrefix(Keys.ROOT)));
    }
  }

  /** As in another etcd, which knows none; where a person deletes keys, leases live on. */
  private void endLeases() {
    world.truth().list(Keys.ROOT).entries().stream()
        .map(Entry::lease)
        .filter(it -> it != 0)
        .distinct()
        .forEach(world.truth()::revokeLease);
  }

  private String cluster(String node) {
    return world
        .truth()
        .get(Keys.presence(node))
        .map(entry -> Documents.read(entry.text(), Presence.class).cluster())
        .orElse("");
  }

  void mend() {
    List<Op> puts = new ArrayList<>();
    saved.stream()
        .filter(entry -> world.truth().get(entry.key()).isEmpty())
        .forEach(entry -> puts.add(new Op.Put(entry.key(), entry.value(), 0)));
    if (!puts.isEmpty()) {
      world.trace().say("etcd gets back what users wrote");
      world.truth().commit(new Txn(List.of(), puts));
    }
    saved = List.of();
  }
}
