package io.atoll.agent.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.google.common.collect.Maps;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.WorkerStats;
import io.atoll.api.yaml.Documents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the document within its size by leaving out the workers that use least. What came through
 * the proxy stays, however much it is: who is not told of would seem to be asked for nothing. Pure.
 */
final class Fitting {
  static final int LIMIT_BYTES = 4096;

  /** The number of those that are left out takes so many digits more than 0, at most. */
  private static final int DIGITS = 5;

  private Fitting() {}

  /** The largest text of the stats that fits; {@code omittedWorkers} counts what was left out. */
  static String fit(NodeStats stats) {
    String whole = Documents.write(stats);
    int over = size(whole) - LIMIT_BYTES;
    if (over <= 0) {
      return whole;
    }
    Map<String, Integer> sizes = sizes(whole, stats.workers().keySet());
    Set<String> omitted = new HashSet<>();
    for (String worker : idlestFirst(stats.workers())) {
      if (over + DIGITS <= 0) {
        break;
      }
      omitted.add(worker);
      over -= sizes.getOrDefault(worker, 0);
    }
    return Documents.write(without(stats, omitted));
  }

  private static int size(String text) {
    return text.getBytes(UTF_8).length;
  }

  /**
   * How much of the text each worker takes.
   *
   * @param workers in the order in which they stand there: each has a line of its own, indented by
   *     two, and below that its figures, indented further
   */
  private static Map<String, Integer> sizes(String text, Set<String> workers) {
    Map<String, Integer> sizes = new HashMap<>();
    Iterator<String> names = workers.iterator();
    String name = "";
    for (String line : text.substring(text.indexOf("\nworkers:")).lines().skip(2).toList()) {
      if (!line.startsWith(" ")) {
        break;
      }
      if (!line.startsWith("   ")) {
        name = names.next();
      }
      sizes.merge(name, size(line) + 1, Integer::sum);
    }
    return sizes;
  }

  private static List<String> idlestFirst(Map<String, WorkerStats> workers) {
    return workers.entrySet().stream()
        .sorted(
            comparing((Map.Entry<String, WorkerStats> worker) -> worker.getValue().cpu())
                .thenComparing(Map.Entry.<String, WorkerStats>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static NodeStats without(NodeStats stats, Set<String> omitted) {
    return new NodeStats(
        stats.at(),
        stats.cpu(),
        stats.memory(),
        stats.load(),
        Maps.filterKeys(stats.workers(), name -> !omitted.contains(name)),
        stats.omittedWorkers() + omitted.size(),
        stats.proxied());
  }
}
