package io.atoll.agent.traffic;

import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import com.google.common.primitives.Ints;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Sessions of each worker now, from HAProxy's figures of its servers. Pure. */
final class ServerSessions {
  /** Only of the busiest, so that the report stays small; who is not told of has few or none. */
  static final int MOST = 40;

  private ServerSessions() {}

  /**
   * By worker; without those that have none.
   *
   * @throws IOException if a column is missing
   */
  static SortedMap<String, Integer> of(StatTable table) throws IOException {
    int name = table.column("svname");
    int running = table.column(ProxyFigure.RUNNING.column());
    Map<String, Integer> sessions = new HashMap<>();
    for (List<String> row : table.rows()) {
      sessions.merge(
          StatTable.text(row, name),
          Ints.saturatedCast(StatTable.count(row, running)),
          Integer::sum);
    }
    return sessions.entrySet().stream()
        .filter(it -> it.getValue() > 0)
        .sorted(
            comparingInt((Map.Entry<String, Integer> it) -> -it.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .collect(toImmutableSortedMap(naturalOrder(), Map.Entry::getKey, Map.Entry::getValue));
  }
}
