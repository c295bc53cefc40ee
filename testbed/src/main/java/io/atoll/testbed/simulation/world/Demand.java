package io.atoll.testbed.simulation.world;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How many requests a second come for each application, at each proxy that runs. */
public final class Demand {
  /** What all applications whose load decides their count ask for: requests a second for each. */
  public static final int PER_WORKER = 50;

  public static final int FEWEST = 1;
  public static final int MOST = 5;

  private final List<Host> hosts;
  private final Map<String, Double> perProxy = new TreeMap<>();

  Demand(List<Host> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  /** The count for so many requests a second in all. */
  public static int needed(double rate) {
    return (int) Math.clamp(Math.ceil(rate / PER_WORKER), FEWEST, MOST);
  }

  /**
   * @param rate at one proxy
   */
  public void set(String application, double rate) {
    perProxy.put(application, rate);
  }

  /** What comes at this host's proxy, by application. */
  Map<String, Double> at(Host host) {
    return host.proxy().running() ? Map.copyOf(perProxy) : Map.of();
  }

  /** What comes through these hosts, by application. */
  Map<String, Double> all(Predicate<Host> counts) {
    return hosts.stream()
        .filter(counts)
        .flatMap(host -> at(host).entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Double::sum));
  }
}
