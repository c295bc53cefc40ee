package io.atoll.agent.traffic;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HAProxy's figures of one moment, by application: the part of a backend's name before the dot.
 * Requests over HTTP are a session each when they come; HAProxy's own count of them goes up only
 * when they are answered.
 *
 * @param requests that came since it was started; over TCP routes connections
 * @param answered requests since it was started; of TCP routes none
 * @param sessions in progress or waiting
 */
record BackendFigures(
    Map<String, Double> requests, Map<String, Double> answered, Map<String, Double> sessions) {
  private static final Pattern LINE =
      Pattern.compile(
          "haproxy_backend_(sessions_total|http_requests_total|current_sessions)"
              + "\\{[^}]*proxy=\"([^\"]+)\"[^}]*\\} ([0-9.eE+]+)");

  BackendFigures {
    requests = ImmutableMap.copyOf(requests);
    answered = ImmutableMap.copyOf(answered);
    sessions = ImmutableMap.copyOf(sessions);
  }

  /** From the text of its exporter; what is not of an application's backend is left out. */
  static BackendFigures parse(String text) {
    Map<String, Double> requests = new HashMap<>();
    Map<String, Double> answered = new HashMap<>();
    Map<String, Double> sessions = new HashMap<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      String backend = line.group(2);
      int dot = backend.indexOf('.');
      if (dot > 0) {
        Map<String, Double> figures =
            switch (line.group(1)) {
              case "sessions_total" -> requests;
              case "http_requests_total" -> answered;
              default -> sessions;
            };
        figures.merge(backend.substring(0, dot), Double.parseDouble(line.group(3)), Double::sum);
      }
    }
    return new BackendFigures(requests, answered, sessions);
  }
}
