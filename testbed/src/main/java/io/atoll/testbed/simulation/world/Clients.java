package io.atoll.testbed.simulation.world;

import io.atoll.controller.node.engine.Container;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who comes through the proxies, at any time and to any worker that one of them sends something
 * new, and stays until served, mostly for a moment. Until then the proxy counts a session, unless
 * it or the worker ends before.
 */
final class Clients {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final double COME = 0.2;
  private static final double STAY = 0.2;
  private static final int SHORT_MILLIS = 1_000;
  private static final int LONG_MILLIS = 15_000;

  private record Session(Host proxy, String worker, String container, Duration until) {}

  private final List<Host> hosts;
  private final Clock clock;
  private final Random random;
  private final List<Session> open = new ArrayList<>();
  private Duration looked = Duration.ZERO;

  Clients(List<Host> hosts, Clock clock, Random random) {
    this.hosts = List.copyOf(hosts);
    this.clock = clock;
    this.random = random;
    hosts.forEach(host -> host.proxy().onEnd(() -> open.removeIf(it -> it.proxy() == host)));
  }

  /** Some leave, some come. */
  void look() {
    Duration now = clock.uptime();
    if (now.minus(looked).compareTo(LOOK) < 0) {
      return;
    }
    looked = now;
    Map<String, String> workers = workers();
    Set<String> running = new HashSet<>(workers.values());
    boolean changed =
        open.removeIf(it -> now.compareTo(it.until()) >= 0 || !running.contains(it.container()));
    for (Host host : hosts) {
      changed |= random.nextDouble() < COME && comes(host, workers, now);
    }
    if (changed) {
      hosts.forEach(this::count);
    }
  }

  /** Containers of running workers. */
  private Map<String, String> workers() {
    Map<String, String> workers = new HashMap<>();
    for (Host host : hosts) {
      for (Container it : host.running()) {
        workers.put(it.labels().getOrDefault("atoll.worker", ""), it.id());
      }
    }
    return workers;
  }

  private boolean comes(Host proxy, Map<String, String> workers, Duration now) {
    List<String> takers = List.copyOf(new TreeSet<>(proxy.proxy().takers()));
    String worker = takers.isEmpty() ? "" : takers.get(random.nextInt(takers.size()));
    String container = workers.get(worker);
    if (container == null) {
      return false;
    }
    int most = random.nextDouble() < STAY ? LONG_MILLIS : SHORT_MILLIS;
    open.add(new Session(proxy, worker, container, now.plusMillis(random.nextInt(most))));
    return true;
  }

  private void count(Host proxy) {
    Map<String, Integer> counts = new HashMap<>();
    open.stream()
        .filter(it -> it.proxy() == proxy)
        .forEach(it -> counts.merge(it.worker(), 1, Integer::sum));
    proxy.proxy().setSessions(counts);
  }
}
