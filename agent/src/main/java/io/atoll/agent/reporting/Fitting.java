package io.atoll.agent.reporting;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.WorkerStats;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keeps the document within its size by leaving out the workers that use least. Pure. */
final class Fitting {
  static final int LIMIT_BYTES = 4096;

  private Fitting() {}

  /** The largest text of the stats that fits; {@code omittedWorkers} counts what was left out. */
  static String fit(NodeStats stats, Function<NodeStats, String> write) {
    String whole = write.apply(stats);
    if (fits(whole)) {
      return whole;
    }
    List<Map.Entry<String, WorkerStats>> busiest = busiestFirst(stats.workers());
    int alone = size(write.apply(keeping(stats, List.of())));
    // Workers take about the same each, so the guess is near and few are tried.
    int count = (LIMIT_BYTES - alone) * busiest.size() / Math.max(1, size(whole) - alone);
    count = Math.clamp(count, 0, busiest.size());
    while (count > 0 && !fits(write.apply(keeping(stats, busiest.subList(0, count))))) {
      count--;
    }
    while (count < busiest.size()
        && fits(write.apply(keeping(stats, busiest.subList(0, count + 1))))) {
      count++;
    }
    return write.apply(keeping(stats, busiest.subList(0, count)));
  }

  private static boolean fits(String text) {
    return size(text) <= LIMIT_BYTES;
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static List<Map.Entry<String, WorkerStats>> busiestFirst(
      Map<String, WorkerStats> workers) {
    return ImmutableList.sortedCopyOf(
        comparing(
                (Map.Entry<String, WorkerStats> worker) -> worker.getValue().cpu(), reverseOrder())
            .thenComparing(Map.Entry::getKey),
        workers.entrySet());
  }

  private static NodeStats keeping(NodeStats stats, List<Map.Entry<String, WorkerStats>> workers) {
    return new NodeStats(
        stats.at(),
        stats.cpu(),
        stats.memory(),
        stats.load(),
        ImmutableMap.copyOf(workers),
        stats.omittedWorkers() + stats.workers().size() - workers.size(),
        stats.proxied());
  }
}
