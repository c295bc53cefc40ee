package io.atoll.testbed.simulation.invariant;

import com.google.common.collect.Sets;
import io.atoll.api.Keys;
import io.atoll.api.state.Scale;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.Demand;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Because what is missing, stale or a lie is no load: the autoscaler never goes above what the most
 * requests of the last minute need, nor down to less than what the fewest need.
 */
final class CountsFollowWhatComes implements Witness {
  /** Longer than a figure counts, and than it takes to act on it. */
  private static final Duration MEMORY = Duration.ofSeconds(65);

  /** A mean follows what comes, and is not equal to it. */
  private static final double CHANCE = 0.05;

  private final Map<String, Deque<Seen>> seen = new TreeMap<>();

  /** Whether all proxies were ever there: before, less comes than there is. */
  private boolean begun;

  /**
   * @param whole whether all proxies were there by then
   */
  private record Seen(Duration at, double rate, boolean whole) {}

  @Override
  public void looks(World world) {
    begun |= world.hosts().stream().allMatch(host -> host.proxy().running());
    Map<String, Double> arrivals = world.arrivals();
    Sets.union(arrivals.keySet(), seen.keySet())
        .immutableCopy()
        .forEach(it -> sees(it, world.clock().uptime(), arrivals.getOrDefault(it, 0.0)));
  }

  private void sees(String application, Duration now, double rate) {
    Deque<Seen> all = seen.computeIfAbsent(application, ignored -> new ArrayDeque<>());
    if (all.isEmpty() || all.getLast().rate() != rate) {
      all.add(new Seen(now, rate, begun));
    }
    // The last one before the time of memory holds on into it.
    while (all.size() > 1 && second(all).at().compareTo(now.minus(MEMORY)) < 0) {
      all.removeFirst();
    }
  }

  private static Seen second(Deque<Seen> all) {
    return all.stream().skip(1).findFirst().orElseThrow();
  }

  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.SCALE).forEach(put -> check(write, put));
  }

  private void check(StoreWrite write, Op.Put put) {
    Scale now = Documents.read(put.value().utf8(), Scale.class);
    if (now.memory() == null || now.advice() != null) {
      return;
    }
    int before =
        write
            .before(put.key())
            .map(it -> Documents.read(it.text(), Scale.class))
            .filter(it -> it.uid() == now.uid())
            .map(Scale::count)
            .orElse(Demand.FEWEST);
    String application = put.key().substring(Keys.SCALE.length());
    Deque<Seen> lately = seen.getOrDefault(application, new ArrayDeque<>());
    double highest = lately.stream().mapToDouble(Seen::rate).max().orElse(0);
    double lowest = lately.stream().filter(Seen::whole).mapToDouble(Seen::rate).min().orElse(0);
    int most = Demand.needed(highest * (1 + CHANCE));
    int fewest = Demand.needed(lowest * (1 - CHANCE));
    boolean tooMany = now.count() > before && now.count() > most;
    boolean tooFew = now.count() < before && now.count() < fewest;
    if (tooMany || tooFew || now.count() < Demand.FEWEST || now.count() > Demand.MOST) {
      throw new BrokenInvariant(
          "%s went from %d to %d, and what came lately needs %d to %d: %s"
              .formatted(application, before, now.count(), fewest, most, now));
    }
  }
}
