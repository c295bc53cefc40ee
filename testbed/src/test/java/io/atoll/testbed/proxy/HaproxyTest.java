package io.atoll.testbed.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableSet;
import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Auth;
import io.atoll.api.application.Route.Balance;
import io.atoll.api.application.Route.RateLimit;
import io.atoll.api.application.Route.Sticky;
import io.atoll.api.application.Route.Timeouts;
import io.atoll.api.value.Cidr;
import io.atoll.controller.proxy.config.Layout;
import io.atoll.controller.proxy.config.Picture;
import io.atoll.controller.proxy.haproxy.Applied;
import io.atoll.controller.proxy.haproxy.Proxy;
import io.atoll.testbed.programs.Ports;
import io.atoll.testbed.proxy.Curl.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("programs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HaproxyTest extends ProxyContract {
  private final HaproxyHost host = new HaproxyHost();
  private final ServerSocket foreign;

  HaproxyTest() {
    try {
      foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  void stop() throws IOException {
    host.close();
    foreign.close();
  }

  @Override
  Proxy proxy() {
    return host.proxy;
  }

  @Override
  Scene scene() {
    return host.scene();
  }

  @Override
  void kill() {
    host.kill();
  }

  @Override
  int foreignPort() {
    return foreign.getLocalPort();
  }

  @Override
  Set<String> serving(String name) {
    return IntStream.range(0, 6)
        .mapToObj(i -> get(name + "/").from())
        .filter(it -> !it.isEmpty())
        .collect(ImmutableSet.toImmutableSet());
  }

  private Answer get(String hostAndPath, String... options) {
    return Curl.http(scene().places(), hostAndPath, options);
  }

  @Test
  void choosesTheLongestPathOnSegmentBordersAndThenAnyHost() throws InterruptedException {
    var limited =
        new Route.Http(
            "a.test",
            "/shut",
            "http",
            null,
            null,
            List.of(Cidr.parse("203.0.113.0/24")),
            null,
            Balance.ROUND_ROBIN,
            null,
            Timeouts.DEFAULT);
    proxy()
        .apply(
            scene()
                .ready("a")
                .http("a.test", "/")
                .http("*", "/any")
                .route(limited)
                .route("empty", new Route.Http("a.test", "/empty", "http"))
                .picture());
    assertEquals(200, get("a.test/shutters").status());
    assertEquals(403, get("a.test/shut").status());
    assertEquals(403, get("A.test/shut/x").status());
    assertEquals(403, get("a.test//shut/x").status());
    assertEquals(403, get("a.test/%73hut").status());
    assertEquals(400, get("a.test/x/../shut").status());
    assertEquals(200, get("b.test/any/x").status());
    Answer nowhere = get("b.test/other");
    assertEquals(404, nowhere.status());
    assertTrue(nowhere.body().contains("no route leads to b.test/other"), nowhere.body());
    Answer empty = get("a.test/empty/x");
    assertEquals(503, empty.status());
    assertTrue(empty.body().contains("no worker of empty is ready"), empty.body());
  }

  @Test
  void tellsWorkersWhoAsksAndLetsNobodyPretend() throws InterruptedException {
    proxy().apply(scene().ready("a").http("a.test", "/").picture());
    Answer answer = get("a.test/");
    assertEquals("a|127.0.0.1|http||a.test:" + scene().places().httpPort(), answer.body());
    assertEquals("2", get("a.test/", "--http2-prior-knowledge").version());
    List<String> names =
        List.of(
            "X-Forwarded-For",
            "X_Forwarded_For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-User",
            "X-Forwarded_Prefix",
            "Forwarded",
            "X-Real-IP",
            "X-Request-Id");
    String[] forged =
        names.stream().flatMap(it -> Stream.of("-H", it + ": forged")).toArray(String[]::new);
    String seen = get("a.test/headers", forged).body();
    assertTrue(seen.contains("X-forwarded-for=[127.0.0.1]"), seen);
    assertFalse(seen.contains("forged"), seen);
  }

  @Test
  void aClientCanNeitherLoseAHeaderOnTheWayNorChangeToAnotherProtocol()
      throws InterruptedException {
    proxy().apply(scene().ready("a").http("a.test", "/").picture());
    String seen = get("a.test/headers", "-H", "Connection: close, X-Forwarded-For").body();
    assertFalse(seen.contains("Connection"), seen);
    String asked = get("a.test/headers", "--http2").body();
    assertFalse(asked.contains("Upgrade") || asked.contains("Connection"), asked);
  }

  @Test
  void aClientStaysWithItsWorkerByACookieUntilThatDrains() throws InterruptedException {
    Path jar = host.home().resolve("jar");
    var route = Scene.site("a.test", new Sticky("at"), Timeouts.DEFAULT);
    proxy().apply(scene().ready("a", "b").route(route).picture());
    String first = visits(jar);
    String other = first.equals("a") ? "b" : "a";
    proxy().apply(scene().ready("a", "b", "c").route(route).picture());
    assertEquals(first, visits(jar));
    proxy().apply(scene().ready(first, "c").route(route).picture());
    assertEquals(first, visits(jar));
    proxy()
        .apply(
            scene()
                .ready(first, "c")
                .route(route)
                .route(new Route.Tcp(freePort(), "http"))
                .picture());
    assertEquals(first, visits(jar));
    proxy().apply(scene().ready(other, "c").draining(first).route(route).picture());
    String second = visits(jar);
    assertTrue(Set.of(other, "c").contains(second), second);
    proxy().apply(scene().ready(first, other, "c").route(route).picture());
    assertEquals(second, visits(jar));
  }

  /** Who answers a client with these cookies, each time the same. */
  private String visits(Path jar) {
    List<Answer> answers =
        IntStream.range(0, 5)
            .mapToObj(i -> get("a.test/", "-b", jar.toString(), "-c", jar.toString()))
            .toList();
    assertTrue(answers.stream().allMatch(it -> it.status() == 200), answers::toString);
    assertEquals(1, answers.stream().map(Answer::from).distinct().count(), answers::toString);
    return answers.getFirst().from();
  }

  @Test
  void addsAndRemovesServersAndHostsWithoutAReload() throws InterruptedException {
    proxy().apply(scene().ready("a").http("a.test", "/").picture());
    long starts = host.starts();
    proxy().apply(scene().ready("a", "b").http("a.test", "/").http("b.test", "/").picture());
    assertEquals(Set.of("a", "b"), serving("b.test"));
    Picture last = scene().ready("c").http("a.test", "/").picture();
    await().atMost(SOON).until(() -> proxy().apply(last).equals(new Applied.Done(true)));
    assertEquals(Set.of("c"), serving("a.test"));
    assertEquals(404, get("b.test/").status());
    assertEquals(starts, host.starts());
  }

  @Test
  void finishesTheRequestsOfAServerThatDrainsAlsoOverAReload() throws Exception {
    proxy().apply(scene().ready("a").http("a.test", "/").picture());
    var held = CompletableFuture.supplyAsync(() -> get("a.test/held"));
    host.a().awaitHeld(1);
    Scene drained = scene().ready("b").draining("a").http("a.test", "/");
    proxy().apply(drained.picture());
    assertEquals(1, proxy().sessions().get("a"));
    assertEquals(Set.of("b"), serving("a.test"));
    proxy().apply(drained.route(new Route.Tcp(freePort(), "http")).picture());
    assertEquals(1, proxy().sessions().get("a"));
    host.a().letGo();
    assertEquals("a", held.get().from());
    await().atMost(SOON).until(() -> proxy().sessions().getOrDefault("a", 0) == 0);
  }

  @Test
  void reloadsUnderLoadWithoutAFailure() throws Exception {
    proxy().apply(scene().ready("a", "b").http("a.test", "/").picture());
    AtomicBoolean enough = new AtomicBoolean();
    List<CompletableFuture<KeptConnection>> clients =
        IntStream.range(0, 4)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () -> KeptConnection.ask(scene().places().httpPort(), "a.test", enough::get),
                    Thread::startVirtualThread))
            .toList();
    long before = host.starts();
    for (int i = 0; i < 5; i++) {
      var route = new Route.Tcp(freePort(), "http");
      proxy().apply(scene().ready("a", "b").http("a.test", "/").route(route).picture());
    }
    assertEquals(before + 5, host.starts());
    enough.set(true);
    for (var client : clients) {
      KeptConnection done = client.get();
      assertEquals(List.of(), done.failures());
      assertTrue(done.answers() > 0, "nothing was asked");
    }
  }

  @Test
  void keepsWhatRunsWhenALayoutIsRefusedAndItsServersCurrent() throws InterruptedException {
    Picture good = scene().ready("a").http("a.test", "/").picture();
    proxy().apply(good);
    Picture next = scene().ready("b").http("a.test", "/").picture();
    Layout layout = next.layout();
    var broken =
        new Layout(
            layout.head() + "\n  no-such-word\n",
            layout.checks(),
            layout.backends(),
            layout.files(),
            layout.ports());
    var refused =
        assertInstanceOf(
            Applied.Refused.class,
            proxy().apply(new Picture(broken, next.servers(), next.hosts())));
    assertTrue(refused.message().contains("no-such-word"), refused.message());
    assertEquals(Set.of("b"), serving("a.test"));
    kill();
    await().atMost(SOON).until(() -> !proxy().running());
    proxy().apply(new Picture(broken, next.servers(), next.hosts()));
    assertEquals(Set.of("b"), serving("a.test"));
  }

  @Test
  void keepsOutWhoDoesNotSayThePasswordOrAsksTooMuch() throws InterruptedException {
    var auth = new Auth("it's mine", Map.of("ann", Secrets.hash("secret")));
    var limited =
        new Route.Http(
            "a.test",
            "/few",
            "http",
            null,
            null,
            List.of(),
            new RateLimit(2, Duration.ofMinutes(1)),
            Balance.SOURCE,
            new Sticky("at"),
            Timeouts.DEFAULT);
    proxy()
        .apply(
            scene()
                .ready("a")
                .route(Secrets.route("a.test", "/closed", auth))
                .route(limited)
                .picture());
    assertEquals(401, get("a.test/closed").status());
    assertEquals(401, get("a.test/closed", "-u", "ann:wrong").status());
    Answer open = get("a.test/closed", "-u", "ann:secret");
    assertEquals(200, open.status());
    assertTrue(open.body().contains("|ann|"), open.body());
    assertEquals(200, get("a.test/few").status());
    assertEquals(200, get("a.test/few").status());
    assertEquals(429, get("a.test/few").status());
  }

  @Test
  void endsTlsByTheNameThatIsAskedForAndSendsPlainRequestsThere() throws InterruptedException {
    int https = scene().places().httpsPort();
    proxy()
        .apply(
            scene()
                .ready("a")
                .route(Secrets.tls("a.test", "sha256:1"))
                .certificate("sha256:1", Secrets.certificate(host.home(), "a.test"))
                .picture());
    Answer answer = Curl.get(scene().places(), "https://a.test:" + https + "/");
    assertEquals("a|127.0.0.1|https||a.test:" + https, answer.body());
    assertEquals("2", answer.version());
    assertEquals(0, Curl.get(scene().places(), "https://b.test:" + https + "/").status());
    assertEquals(308, get("a.test/x?y=1").status());
    assertEquals("a", get("a.test/x?y=1", "-L").from());
  }

  @Test
  void takesTenThousandRoutes() throws InterruptedException {
    Scene scene = scene().ready("a");
    for (int i = 0; i < 10_000; i++) {
      scene.route("app" + i / 2, new Route.Http("h" + i + ".test", "/", "http"));
    }
    scene.http("last.test", "/");
    long began = System.nanoTime();
    Picture picture = scene.picture();
    long planned = System.nanoTime();
    proxy().apply(picture);
    System.out.printf(
        "10,000 routes of 5,000 applications: planned in %d ms, in force after %d ms more%n",
        (planned - began) / 1_000_000, (System.nanoTime() - planned) / 1_000_000);
    assertEquals(Set.of("a"), serving("last.test"));
    assertEquals(503, get("h9999.test/").status());
  }

  private static int freePort() {
    return Ports.free();
  }
}
