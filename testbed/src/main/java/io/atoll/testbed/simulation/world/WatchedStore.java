package io.atoll.testbed.simulation.world;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import io.atoll.api.store.memory.MemoryStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One process's client of the store: tells the witnesses of each transaction that took effect, also
 * where the answer was lost, and the process's {@link Knowledge} of what it was told.
 */
final class WatchedStore implements Store {
  private final World world;
  private final ControllerProcess process;
  private final MemoryStore client;
  private final List<Knowledge> knowledge;

  WatchedStore(
      World world, ControllerProcess process, MemoryStore client, List<Knowledge> knowledge) {
    this.world = world;
    this.process = process;
    this.client = client;
    this.knowledge = List.copyOf(knowledge);
  }

  @Override
  public Optional<Entry> get(String key) {
    return client.get(key);
  }

  @Override
  public Listing list(String prefix) {
    Listing listing = client.list(prefix);
    knowledge.forEach(it -> it.listed(prefix, listing, process.stepping()));
    return listing;
  }

  @Override
  public Listing listKeys(String prefix) {
    return client.listKeys(prefix);
  }

  @Override
  public Watch watch(String prefix, long fromRevision, WatchListener listener) {
    return client.watch(
        prefix,
        fromRevision,
        new WatchListener() {
          @Override
          public void onEvents(List<WatchEvent> events) {
            knowledge.forEach(it -> it.told(prefix, events));
            listener.onEvents(events);
          }

          @Override
          public void onLost(StoreException cause) {
            knowledge.forEach(it -> it.told(prefix, List.of()));
            listener.onLost(cause);
          }
        });
  }

  @Override
  public Txn.Result commit(Txn txn) {
    world.befall(process, "commit");
    MemoryStore truth = world.truth();
    truth.tick();
    long revision = truth.revision();
    StoreWrite write = write(txn, truth);
    try {
      return client.commit(txn);
    } finally {
      if (truth.revision() != revision) {
        world.wrote(write);
        world.befall(process, "committed");
      }
    }
  }

  private StoreWrite write(Txn txn, MemoryStore truth) {
    Map<String, Entry> before = new HashMap<>();
    for (Op op : txn.operations()) {
      truth.get(op.key()).ifPresent(entry -> before.put(op.key(), entry));
    }
    return new StoreWrite(process, truth.get(Keys.LEADER).orElse(null), txn.operations(), before);
  }

  static String keys(StoreWrite write) {
    return write.operations().stream()
        .map(op -> (op instanceof Op.Put ? "+" : "-") + op.key().substring(Keys.ROOT.length()))
        .collect(Collectors.joining(" "));
  }

  @Override
  public long grantLease(Duration ttl) {
    return client.grantLease(ttl);
  }

  @Override
  public void keepAlive(long lease) {
    client.keepAlive(lease);
  }

  @Override
  public void revokeLease(long lease) {
    client.revokeLease(lease);
  }

  @Override
  public void close() {
    client.close();
  }
}
