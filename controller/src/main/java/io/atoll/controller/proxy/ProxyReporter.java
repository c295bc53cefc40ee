package io.atoll.controller.proxy;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.atoll.api.Keys;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.state.ProxyReport.Problem;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.runtime.leader.LeaseKeeper;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what this host's proxy has taken up. Nothing is said before it has. One thread. */
final class ProxyReporter {
  private final String node;
  private final String instance;
  private final LeaseKeeper lease;
  private long revision;
  private Set<String> draining = Set.of();
  private List<Problem> problems = List.of();

  ProxyReporter(String node, String instance, LeaseKeeper lease) {
    this.node = node;
    this.instance = instance;
    this.lease = lease;
  }

  /**
   * @param workers all that drain and get nothing new any more
   */
  void applied(long upTo, Set<String> workers, List<Problem> found) {
    revision = upTo;
    draining = ImmutableSortedSet.copyOf(workers);
    problems = List.copyOf(found);
  }

  boolean anyDrains() {
    return !draining.isEmpty();
  }

  /** Writes only what has changed. */
  void report(Map<String, Integer> sessions) {
    ImmutableSortedMap.Builder<String, Integer> left = ImmutableSortedMap.naturalOrder();
    draining.forEach(worker -> left.put(worker, sessions.getOrDefault(worker, 0)));
    var report = new ProxyReport(instance, revision, left.buildOrThrow(), problems);
    lease.publish(Keys.proxy(node), Documents.write(report));
  }
}
