package io.atoll.agent.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ServerSessionsTest {
  private static final String HEAD = "# pxname,svname,qcur,qmax,scur\n";

  @Test
  void addsUpWhatAWorkerHasInAllBackends() throws IOException {
    assertEquals(
        Map.of("shop-1", 7, "shop-3", 1),
        ServerSessions.of(
            StatTable.parse(
                HEAD
                    + server("shop.http", "shop-1", 3)
                    + server("shop.http", "shop-2", 0)
                    + server("shop.tcp", "shop-1", 4)
                    + server("shop.http", "shop-3", 1))));
  }

  @Test
  void tellsOfTheBusiestIfThereAreMany() throws IOException {
    String text =
        IntStream.rangeClosed(1, 100)
            .mapToObj(i -> server("shop.http", "shop-" + i, i))
            .collect(Collectors.joining());
    Map<String, Integer> sessions = ServerSessions.of(StatTable.parse(HEAD + text));
    assertEquals(ServerSessions.MOST, sessions.size());
    assertEquals(61, sessions.values().stream().mapToInt(it -> it).min().orElseThrow());
  }

  private static String server(String backend, String worker, int sessions) {
    return "%s,%s,0,9,%d\n".formatted(backend, worker, sessions);
  }
}
