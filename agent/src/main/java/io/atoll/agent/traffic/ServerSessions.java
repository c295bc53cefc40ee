package io.atoll.agent.traffic;

import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sessions of each worker now, from HAProxy's figures of its servers. Pure. */
final class ServerSessions {
  /** Only of the busiest, so that the report stays small; who is not told of has few or none. */
  static final int MOST = 40;

  private static final Pattern LINE =
      Pattern.compile(
          "haproxy_server_current_sessions"
              + "\\{proxy=\"[^\"]+\",server=\"([^\"]+)\"[^}]*\\} (\\d{1,9})");

  private ServerSessions() {}

  /** By worker; without those that have none. */
  static SortedMap<String, Integer> parse(String text) {
    Map<String, Integer> sessions = new HashMap<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      sessions.merge(line.group(1), Integer.parseInt(line.group(2)), Integer::sum);
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
