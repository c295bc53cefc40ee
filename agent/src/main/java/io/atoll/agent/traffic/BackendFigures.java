package io.atoll.agent.traffic;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HAProxy's figures of one moment, by application: the part of a backend's name before the dot.
 *
 * @param requests since it was started
 * @param sessions in progress or waiting
 */
record BackendFigures(Map<String, Double> requests, Map<String, Double> sessions) {
  private static final Pattern LINE =
      Pattern.compile(
          "haproxy_backend_(http_requests_total|sessions_total|current_sessions|current_queue)"
              + "\\{[^}]*proxy=\"([^\"]+)\"[^}]*\\} ([0-9.eE+]+)");
  private static final String TCP = ".tcp";

  BackendFigures {
    requests = ImmutableMap.copyOf(requests);
    sessions = ImmutableMap.copyOf(sessions);
  }

  /** From the text of its exporter; what is not of an application's backend is left out. */
  static BackendFigures parse(String text) {
    Map<String, Double> requests = new HashMap<>();
    Map<String, Double> sessions = new HashMap<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      String backend = line.group(2);
      int dot = backend.indexOf('.');
      if (dot > 0) {
        String application = backend.substring(0, dot);
        double value = Double.parseDouble(line.group(3));
        switch (line.group(1)) {
          case "http_requests_total" ->
              requests.merge(application, backend.endsWith(TCP) ? 0 : value, Double::sum);
          case "sessions_total" ->
              requests.merge(application, backend.endsWith(TCP) ? value : 0, Double::sum);
          default -> sessions.merge(application, value, Double::sum);
        }
      }
    }
    return new BackendFigures(requests, sessions);
  }
}
