package io.atoll.controller.proxy.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The answer to {@code show stat}, by the names of its columns. */
final class Statistics {
  private static final String FRONTEND = "FRONTEND";
  private static final String BACKEND = "BACKEND";

  private final List<String> names;
  private final List<List<String>> rows = new ArrayList<>();

  private Statistics(List<String> names) {
    this.names = names;
  }

  static Statistics read(String answer) {
    List<String> lines = answer.lines().filter(it -> !it.isBlank()).toList();
    String head = lines.isEmpty() ? "# " : lines.getFirst();
    var all = new Statistics(List.of(head.replaceFirst("^# *", "").split(",", -1)));
    lines.stream().skip(1).forEach(line -> all.rows.add(List.of(line.split(",", -1))));
    return all;
  }

  /** Adds each server's sessions; with {@code extra} to those that still may get new ones. */
  void addSessions(Map<String, Integer> sessions, int extra) {
    for (List<String> row : rows) {
      String name = field(row, "svname");
      if (!name.equals(FRONTEND) && !name.equals(BACKEND)) {
        boolean out = field(row, "status").startsWith("MAINT");
        int count = number(row, "scur") + number(row, "qcur") + (out ? 0 : extra);
        sessions.merge(name, count, Integer::sum);
      }
    }
  }

  /**
   * Whether a client has a connection open on which a request may yet come. Each protocol is
   * counted by itself, since one connection of HTTP/2 has any number of requests.
   */
  boolean idleClients() {
    return total("h1_open_connections") > total("h1_open_streams")
        || total("h2_open_connections") > total("h2_backend_open_streams");
  }

  private int total(String name) {
    return rows.stream()
        .filter(row -> field(row, "svname").equals(FRONTEND))
        .mapToInt(row -> number(row, name))
        .sum();
  }

  private int number(List<String> row, String name) {
    String text = field(row, name);
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private String field(List<String> row, String name) {
    int column = names.indexOf(name);
    return column < 0 || column >= row.size() ? "" : row.get(column);
  }
}
