package io.atoll.agent.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ServerSessionsTest {
  @Test
  void addsUpWhatAWorkerHasInAllBackends() {
    assertEquals(
        Map.of("shop-1", 7, "shop-3", 1),
        ServerSessions.parse(
            server("shop.http", "shop-1", 3)
                + server("shop.http", "shop-2", 0)
                + server("shop.tcp", "shop-1", 4)
                + "haproxy_server_sessions_total{proxy=\"shop.http\",server=\"shop-2\"} 99\n"
                + server("shop.http", "shop-3", 1)));
  }

  @Test
  void tellsOfTheBusiestIfThereAreMany() {
    String text =
        IntStream.rangeClosed(1, 100)
            .mapToObj(i -> server("shop.http", "shop-" + i, i))
            .collect(Collectors.joining());
    Map<String, Integer> sessions = ServerSessions.parse(text);
    assertEquals(ServerSessions.MOST, sessions.size());
    assertEquals(61, sessions.values().stream().mapToInt(it -> it).min().orElseThrow());
  }

  private static String server(String backend, String worker, int sessions) {
    return "haproxy_server_current_sessions{proxy=\"%s\",server=\"%s\"} %d\n"
        .formatted(backend, worker, sessions);
  }
}
