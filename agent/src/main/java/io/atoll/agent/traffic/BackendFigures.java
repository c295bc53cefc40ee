package io.atoll.agent.traffic;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * HAProxy's figures of one moment, by application: the part of a backend's name before the dot. An
 * application's backends are added up.
 */
record BackendFigures(Map<String, ImmutableMap<ProxyFigure, Long>> applications) {
  BackendFigures {
    applications = ImmutableMap.copyOf(applications);
  }

  /**
   * What is not of an application's backend is left out.
   *
   * @throws IOException if a column is missing
   */
  static BackendFigures of(StatTable table) throws IOException {
    int name = table.column("pxname");
    Map<ProxyFigure, Integer> columns = new EnumMap<>(ProxyFigure.class);
    for (ProxyFigure figure : ProxyFigure.values()) {
      columns.put(figure, table.column(figure.column()));
    }
    Map<String, Map<ProxyFigure, Long>> sums = new HashMap<>();
    for (List<String> row : table.rows()) {
      String backend = StatTable.text(row, name);
      int dot = backend.indexOf('.');
      if (dot > 0) {
        Map<ProxyFigure, Long> sum =
            sums.computeIfAbsent(
                backend.substring(0, dot), ignored -> new EnumMap<>(ProxyFigure.class));
        columns.forEach(
            (figure, column) -> sum.merge(figure, StatTable.count(row, column), Long::sum));
      }
    }
    return new BackendFigures(Maps.transformValues(sums, Maps::immutableEnumMap));
  }

  Set<String> names() {
    return applications.keySet();
  }

  long get(String application, ProxyFigure figure) {
    ImmutableMap<ProxyFigure, Long> figures = applications.get(application);
    Long count = figures == null ? null : figures.get(figure);
    return count == null ? 0 : count;
  }

  /** What was counted since the earlier moment; HAProxy counts from nothing after a reload. */
  long since(BackendFigures earlier, String application, ProxyFigure counter) {
    long now = get(application, counter);
    long more = now - earlier.get(application, counter);
    return more < 0 ? now : more;
  }
}
