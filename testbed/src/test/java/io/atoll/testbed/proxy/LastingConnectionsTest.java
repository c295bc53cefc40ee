package io.atoll.testbed.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Timeouts;
import io.atoll.testbed.programs.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Connections that stay open while HAProxy is changed under them. */
@Tag("programs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LastingConnectionsTest {
  private static final Duration SOON = ProxyContract.SOON;

  private final HaproxyHost host = new HaproxyHost();
  private final WebSocketWorker chat = new WebSocketWorker("chat", "127.0.0.5");

  @AfterAll
  void stop() {
    host.close();
    chat.close();
  }

  private Scene scene() {
    return host.scene(chat.endpoint());
  }

  @Test
  void aWebSocketLastsLongerThanARequestMayTakeAndOverReloads() throws Exception {
    Route route = route(Duration.ofSeconds(1), Duration.ofMinutes(1));
    host.proxy.apply(scene().ready("chat").route(route).picture());
    try (WebSocketTalk talk = WebSocketTalk.open(scene().places().httpPort())) {
      assertEquals("chat: hello", talk.say("hello"));
      host.proxy.apply(
          scene().ready("chat").route(route).route(new Route.Tcp(Ports.free(), "http")).picture());
      // Nothing is sent until the time that a request may take is over.
      await().pollDelay(Duration.ofMillis(1500)).atMost(SOON).until(() -> true);
      assertEquals("chat: again", talk.say("again"));
      chat.say("by the way");
      assertEquals("by the way", talk.heard());
    }
  }

  @Test
  void aWorkerThatDrainsHasASessionUntilItsWebSocketIsClosed() throws Exception {
    Route route = route(Duration.ofSeconds(60), Duration.ofSeconds(60));
    host.proxy.apply(scene().ready("chat").route(route).picture());
    try (WebSocketTalk talk = WebSocketTalk.open(scene().places().httpPort())) {
      host.proxy.apply(scene().ready("a").draining("chat").route(route).picture());
      assertEquals(1, sessions("chat"));
      assertEquals("chat: still here", talk.say("still here"));
      host.proxy.apply(
          scene()
              .ready("a")
              .draining("chat")
              .route(route)
              .route(new Route.Tcp(Ports.free(), "http"))
              .picture());
      assertEquals(1, sessions("chat"));
      assertEquals("chat: and here", talk.say("and here"));
    }
    await().atMost(SOON).until(() -> sessions("chat") == 0);
  }

  @Test
  void aWebSocketOnWhichNothingIsSentIsClosed() throws Exception {
    Route route = route(Duration.ofSeconds(60), Duration.ofMillis(300));
    host.proxy.apply(scene().ready("chat").route(route).picture());
    try (WebSocketTalk talk = WebSocketTalk.open(scene().places().httpPort())) {
      await().atMost(SOON).until(talk::ended);
    }
  }

  @Test
  void requestsOfOneEncryptedConnectionAreServedAtOnceAndDrainOneByOne() throws Exception {
    String certificate = Secrets.certificate(host.home(), "localhost");
    host.proxy.apply(secure(scene().ready("a"), certificate).picture());
    try (HttpClient client = Secrets.trusting(certificate)) {
      assertEquals("a", from(ask(client, https("/")).get()));
      var held = held(client, 5);
      host.a().awaitHeld(5);
      host.proxy.apply(secure(scene().ready("b").draining("a"), certificate).picture());
      assertEquals(5, sessions("a"));
      assertEquals("b", from(ask(client, https("/")).get()));
      assertEquals(1, connections());
      host.a().letGo();
      for (var one : held) {
        assertEquals("a", from(one.get()));
        assertEquals(HttpClient.Version.HTTP_2, one.get().version());
      }
    }
    await().atMost(SOON).until(() -> sessions("a") == 0);
  }

  @Test
  void aWorkerDrainsWhileAClientOfAnOldProcessMayYetAskItWhateverOthersDo() throws Exception {
    String certificate = Secrets.certificate(host.home(), "localhost");
    host.proxy.apply(secure(scene().ready("c"), certificate).picture());
    try (HttpClient client = Secrets.trusting(certificate);
        HttpClient other = HttpClient.newHttpClient()) {
      assertEquals("c", from(ask(client, https("/")).get()));
      var held = held(client, 3);
      host.c().awaitHeld(3);
      host.proxy.apply(secure(scene().ready("b", "c"), certificate).picture());
      assertEquals(200, ask(other, http()).get().statusCode());
      Route reload = new Route.Tcp(Ports.free(), "http");
      host.proxy.apply(secure(scene().ready("b", "c"), certificate).route(reload).picture());
      host.proxy.apply(
          secure(scene().ready("c").draining("b"), certificate).route(reload).picture());
      assertTrue(sessions("b") > 0);
      assertEquals(200, ask(other, http()).get().statusCode());
      await().atMost(SOON).until(() -> sessions("b") == 0);
      assertTrue(sessions("c") >= 3);
      host.c().letGo();
      for (var one : held) {
        assertEquals("c", from(one.get()));
      }
    }
  }

  private List<CompletableFuture<HttpResponse<String>>> held(HttpClient client, int requests) {
    return Stream.generate(() -> ask(client, https("/held"))).limit(requests).toList();
  }

  private String https(String path) {
    return "https://localhost:" + scene().places().httpsPort() + path;
  }

  private String http() {
    return "http://127.0.0.1:" + scene().places().httpPort() + "/";
  }

  private static CompletableFuture<HttpResponse<String>> ask(HttpClient client, String uri) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
  }

  private int sessions(String worker) {
    return host.proxy.sessions().getOrDefault(worker, 0);
  }

  private static Scene secure(Scene scene, String certificate) {
    return scene
        .http("127.0.0.1", "/")
        .route(Secrets.tls("localhost", "sha256:1"))
        .certificate("sha256:1", certificate);
  }

  private static String from(HttpResponse<String> answer) {
    return new Curl.Answer(answer.statusCode(), answer.body(), "").from();
  }

  /** How many the encrypted port has taken since the last reload. */
  private int connections() {
    return Curl.get(
            scene().places(),
            "http://127.0.0.1:" + scene().places().figuresPort() + "/metrics?scope=frontend")
        .body()
        .lines()
        .filter(it -> it.startsWith("haproxy_frontend_connections_total{proxy=\"https\"}"))
        .mapToInt(it -> Integer.parseInt(it.substring(it.indexOf(' ') + 1)))
        .sum();
  }

  private static Route route(Duration request, Duration idle) {
    return Scene.site("localhost", null, new Timeouts(Duration.ofSeconds(2), request, idle));
  }
}
