package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.List;
import java.util.stream.Stream;

/**
 * Because a deposed leader decides on an old world, and a node knows only itself: beside its node's
 * own keys, a process writes while the election key is its own, and the term is the latest begun.
 */
final class EachWritesItsOwn implements Witness {
  private long latestTerm;

  @Override
  public void wrote(StoreWrite write, World world) {
    for (Op op : write.operations()) {
      boolean election = op.key().equals(Keys.LEADER);
      if (!election && !isOf(write.process().host().name(), op.key()) && !leads(write)) {
        throw new BrokenInvariant(
            write.process() + " wrote " + op.key() + " while the leader was " + leader(write));
      }
    }
  }

  private boolean leads(StoreWrite write) {
    Entry leader = write.leader();
    if (leader == null || !leader.text().equals(write.process().identity())) {
      return false;
    }
    latestTerm = Math.max(latestTerm, leader.createRevision());
    return leader.createRevision() == latestTerm;
  }

  private static boolean isOf(String node, String key) {
    return Stream.of(Keys.PRESENCE, Keys.OBSERVED, Keys.EVENTS, Keys.PROXIES)
        .map(prefix -> Keys.parts(prefix, key))
        .flatMap(parts -> parts.map(List::getFirst).stream())
        .anyMatch(node::equals);
  }

  private static String leader(StoreWrite write) {
    Entry leader = write.leader();
    return leader == null ? "nobody" : leader.text();
  }
}
