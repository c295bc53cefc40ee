package io.atoll.agent.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.agent.Sample.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrafficMeterTest {
  @TempDir private Path folder;
  private FakeHaproxy haproxy;
  private String figures = "";
  private Duration uptime = Duration.ofHours(1);
  private TrafficMeter meter;

  @BeforeEach
  void serveFigures() throws IOException {
    haproxy = FakeHaproxy.listen(folder.resolve("s"), () -> figures);
    meter = new TrafficMeter(new ProxySocket(folder.resolve("s")), log());
    Files.createFile(log());
  }

  @AfterEach
  void stop() throws IOException {
    haproxy.close();
  }

  @Test
  void tellsTheRateBetweenTwoLooks() {
    figures("shop.http", 100, 0);
    assertTrue(look().isEmpty());
    figures("shop.http", 184, 5);
    assertEquals(
        Optional.of(
            new Look(
                Duration.ofSeconds(2),
                Map.of("shop", traffic(42, 21, 5, null, null)),
                Map.of("shop-1", 3))),
        look());
  }

  @Test
  void addsUpTheBackendsOfAnApplication() {
    figures("shop.http", 0, 0);
    look();
    figures("shop.http", 10, 1);
    figures +=
        FakeHaproxy.backend("shop.http-1a2b", 10, 2) + FakeHaproxy.backend("no-route", 10, 0);
    assertEquals(Map.of("shop", traffic(10, 5, 3, null, null)), traffic());
  }

  @Test
  void countsFromNothingAfterAReload() {
    figures("shop.http", 1000, 0);
    look();
    figures("shop.http", 20, 0);
    assertEquals(Map.of("shop", traffic(10, 5, 0, null, null)), traffic());
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
        Map.of("shop", traffic(50, 25, 2.675, Duration.ofMillis(98), Duration.ofMillis(102))),
        traffic());
    figures("shop.http", 110, 0);
    assertEquals(Map.of("shop", traffic(5, 2.5, 0, null, null)), traffic(), "too few answers");
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
        Map.of("shop", traffic(10, 5, 0.1, Duration.ofMillis(10), Duration.ofMillis(10))),
        traffic());
  }

  @Test
  void readsOnAfterTheLogWasEmptiedAndIsLongerThanItWas() throws IOException {
    append("shop", 900);
    figures("shop.http", 0, 0);
    look();
    Files.writeString(log(), "");
    for (int i = 0; i < 30; i++) {
      append("shop", 7);
    }
    figures("shop.http", 30, 0);
    Application seen = shop();
    assertEquals(Duration.ofMillis(10), seen.p95(), "the lines behind where it was");
  }

  @Test
  void aGlanceBetweenTwoLooksTakesNothingFromThem() throws IOException {
    figures("shop.http", 100, 0);
    assertTrue(meter.arrivals(uptime).isEmpty(), "nothing to compare with");
    look();
    figures("shop.http", 140, 0);
    assertEquals(
        Optional.of(new Arrivals(Duration.ofMillis(250), Map.of("shop", 40L))),
        meter.arrivals(uptime.plusMillis(250)));
    figures("shop.http", 184, 0);
    assertEquals(42, shop().rate());
  }

  @Test
  void isRightOverAShortSpan() throws IOException {
    figures("shop.http", 0, 0);
    look();
    for (int i = 0; i < 20; i++) {
      append("shop", 7);
    }
    figures("shop.http", 20, 0);
    uptime = uptime.minusMillis(1500);
    Look look = look().orElseThrow();
    assertEquals(Duration.ofMillis(500), look.span());
    assertEquals(
        traffic(40, 20, 0.4, Duration.ofMillis(10), Duration.ofMillis(10)),
        look.applications().get("shop"));
  }

  /** Of requests that were broken off HAProxy writes -1. */
  @Test
  void timesThatAreNoneCountForNothing() throws IOException {
    figures("shop.http", 0, 0);
    look();
    for (int i = 0; i < 20; i++) {
      append("shop", 7);
    }
    append("shop", -1);
    String line = "{\"wait\":1,\"connect\":2,\"response\":%s,\"backend\":\"shop\"}\n";
    Files.writeString(log(), line.formatted("9".repeat(400)), StandardOpenOption.APPEND);
    Files.writeString(log(), line.formatted("1e99"), StandardOpenOption.APPEND);
    figures("shop.http", 20, 0);
    assertEquals(Duration.ofMillis(10), shop().p99());
  }

  @Test
  void tellsWhatWentWrong() {
    figures = FakeHaproxy.HEAD + "shop.http,BACKEND,4,0,7,50,20,2,6,1,0,30,0,2,8\n";
    look();
    figures = FakeHaproxy.HEAD + "shop.http,BACKEND,4,0,7,90,60,4,9,3,0,50,0,4,18\n";
    assertEquals(
        new Application(
            20, 20, Map.of("2xx", 10.0, "4xx", 1.0, "5xx", 5.0), 7, 4, 1, 2.5, null, null),
        shop());
  }

  /** What HAProxy may say: a word, nothing, a table of another version, half of one, rubbish. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Permission denied\n",
        "",
        "# pxname,svname,stot\nshop.http,BACKEND,9\n",
        "# pxname",
        "\u0000\u0001"
      })
  void takesNothingElseForFigures(String said) {
    figures("shop.http", 0, 0);
    look();
    figures = said;
    assertEquals(Optional.empty(), look());
    figures("shop.http", 30, 0);
    assertEquals(Optional.empty(), look(), "nothing to compare with");
    figures("shop.http", 50, 0);
    assertEquals(10, shop().rate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "x", "", "99999999999999999999", "1e3", "NaN"})
  void aFieldThatIsNoCountCountsNothing(String field) {
    figures("shop.http", 0, 0);
    look();
    figures = FakeHaproxy.HEAD + "shop.http,BACKEND,0,0,1," + field + ",0,0,0,0,0,0,0,0,0\n";
    assertEquals(0, shop().rate());
  }

  @Test
  void knowsNothingWithoutAProxy() throws IOException {
    figures("shop.http", 0, 0);
    look();
    haproxy.close();
    assertEquals(Optional.empty(), look());
  }

  private Optional<Look> look() {
    uptime = uptime.plusSeconds(2);
    return meter.look(uptime);
  }

  private Map<String, Application> traffic() {
    return look().map(Look::applications).orElse(Map.of());
  }

  private Application shop() {
    return Optional.ofNullable(traffic().get("shop")).orElseThrow();
  }

  private static Application traffic(
      double rate,
      double answered,
      double sessions,
      @Nullable Duration p95,
      @Nullable Duration p99) {
    return new Application(rate, answered, Map.of(), sessions, 0, 0, 0, p95, p99);
  }

  private Path log() {
    return folder.resolve("haproxy.log");
  }

  private void figures(String backend, int requests, int sessions) {
    figures = FakeHaproxy.HEAD + FakeHaproxy.backend(backend, requests, sessions);
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
