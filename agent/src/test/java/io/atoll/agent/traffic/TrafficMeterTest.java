package io.atoll.agent.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpServer;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.api.state.NodeStats.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrafficMeterTest {
  @TempDir private Path folder;
  private HttpServer exporter;
  private String figures = "";
  private Duration uptime = Duration.ofHours(1);
  private TrafficMeter meter;

  @BeforeEach
  void serveFigures() throws IOException {
    exporter = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    exporter.createContext(
        "/metrics",
        exchange -> {
          byte[] body = figures.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    exporter.start();
    URI uri = URI.create("http://localhost:" + exporter.getAddress().getPort() + "/metrics");
    meter = new TrafficMeter(new FiguresSource(uri), log());
    Files.createFile(log());
  }

  @AfterEach
  void stop() {
    exporter.stop(0);
  }

  @Test
  void tellsTheRateBetweenTwoLooks() {
    figures("shop.http", 100, 0);
    assertNull(look());
    figures("shop.http", 184, 5);
    assertEquals(
        new Proxied(
            Duration.ofSeconds(2), Map.of("shop", new Traffic(42, 21, 5, null, null)), Map.of()),
        look());
  }

  @Test
  void addsUpTheBackendsOfAnApplication() {
    figures("shop.http", 0, 0);
    look();
    figures("shop.http", 10, 1);
    figures += backend("shop.http-1a2b", 10, 2) + backend("no-route", 10, 0);
    assertEquals(Map.of("shop", new Traffic(10, 5, 3, null, null)), traffic());
  }

  @Test
  void countsFromNothingAfterAReload() {
    figures("shop.http", 1000, 0);
    look();
    figures("shop.http", 20, 0);
    assertEquals(Map.of("shop", new Traffic(10, 5, 0, null, null)), traffic());
  }

  @Test
  void makesPercentilesOfTheLogSinceTheLastLook() throws IOException {
    append("shop", 900);
    figures("shop.http", 0, 0);
    look();
    for (int millis = 1; millis <= 100; millis++) {
      append("shop", millis);
    }
    figures("shop.http", 100, 0);
    assertEquals(
        Map.of("shop", new Traffic(50, 25, 2.675, Duration.ofMillis(98), Duration.ofMillis(102))),
        traffic());
    figures("shop.http", 110, 0);
    assertEquals(Map.of("shop", new Traffic(5, 2.5, 0, null, null)), traffic(), "too few answers");
  }

  @Test
  void readsOnAfterTheLogWasEmptied() throws IOException {
    append("shop", 900);
    figures("shop.http", 0, 0);
    look();
    Files.writeString(log(), "");
    look();
    for (int i = 0; i < 20; i++) {
      append("shop", 7);
    }
    figures("shop.http", 20, 0);
    assertEquals(
        Map.of("shop", new Traffic(10, 5, 0.1, Duration.ofMillis(10), Duration.ofMillis(10))),
        traffic());
  }

  @Test
  void knowsNothingWithoutAProxy() {
    figures("shop.http", 0, 0);
    look();
    exporter.stop(0);
    assertNull(look());
  }

  private @Nullable Proxied look() {
    uptime = uptime.plusSeconds(2);
    return meter.look(uptime);
  }

  private Map<String, Traffic> traffic() {
    Proxied proxied = look();
    return proxied == null ? Map.of() : proxied.applications();
  }

  private Path log() {
    return folder.resolve("haproxy.log");
  }

  private void figures(String backend, int requests, int sessions) {
    figures = backend(backend, requests, sessions);
  }

  private static String backend(String name, int requests, int sessions) {
    return """
    haproxy_backend_current_sessions{proxy="%1$s"} %3$d
    haproxy_backend_http_requests_total{proxy="%1$s"} %4$d
    haproxy_backend_sessions_total{proxy="%1$s"} %2$d
    """
        .formatted(name, requests, sessions, requests / 2);
  }

  /** Three of the milliseconds were the queue's and the connection's. */
  private void append(String application, int millis) throws IOException {
    Files.writeString(
        log(),
        """
        {"time":"2026-03-01T12:00:00Z","status":200,"wait":1,"connect":2,"response":%d,\
        "total":99,"backend":"%s","server":"w"}
        """
            .formatted(millis, application),
        StandardOpenOption.APPEND);
  }
}
