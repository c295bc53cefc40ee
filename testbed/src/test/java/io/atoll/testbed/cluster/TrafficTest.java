package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.Observation;
import io.atoll.testbed.cluster.HttpLoad.Tally;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Requests through the proxy, while all kinds of things happen behind it. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class TrafficTest {
  private static final String NAME = "front";
  private static final String URL = "http://127.0.0.1:8080/";

  @TempDir private Path logs;

  private final LocalCluster cluster;
  private final TestApplications applications;

  TrafficTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeEach
  void start() {
    roll(4, "a");
    await().atMost(TestApplications.LIMIT).until(() -> status(URL) == 200);
  }

  @AfterEach
  void remove() {
    cluster.up();
    applications.delete(NAME);
  }

  @Test
  void noRequestFailsInUpdatesScalingAndTheDeathOfAtollsOwnPrograms() {
    try (HttpLoad kept = load("kept", true);
        HttpLoad fresh = load("fresh", false)) {
      roll(4, "b");
      cluster.kill("controller");
      long revision = applications.all().put(NAME, front(4, "c"));
      cluster.up();
      applications.awaitReady(NAME, revision, 4);
      roll(8, "c");
      cluster.kill("etcd");
      cluster.up();
      roll(2, "c");
      assertNothingFailed(kept.stop());
      assertNothingFailed(fresh.stop());
    }
  }

  @Test
  void aWorkerIsNotStoppedBeforeItsLastRequestIsAnswered() {
    HttpClient client = HttpClient.newHttpClient();
    CompletableFuture<HttpResponse<String>> slow =
        client.sendAsync(request(URL + "cgi-bin/slow.cgi"), HttpResponse.BodyHandlers.ofString());
    await().atMost(TestApplications.LIMIT).until(() -> asked().size() == 1);
    String container = asked().getFirst();
    applications.all().put(NAME, front(0, "a"));
    await()
        .atMost(TestApplications.LIMIT)
        .until(() -> phases().stream().allMatch("DRAINING"::equals) && phases().size() == 1);
    applications.docker("exec", container, "touch", "/tmp/enough");
    HttpResponse<String> answer = slow.join();
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("waited"), answer::body);
    await().atMost(TestApplications.LIMIT).until(() -> applications.all().workers(NAME).isEmpty());
  }

  @Test
  void theProxyAloneLeavesOutADeadWorker() {
    Observation dead = applications.all().workers(NAME).values().iterator().next();
    List.of("controller", "agent", "etcd").forEach(cluster::kill);
    applications.docker("kill", dead.worker() + "." + dead.attempt());
    Web web = new Web(cluster);
    await()
        .atMost(TestApplications.LIMIT)
        .until(() -> web.figures().lines().anyMatch(line -> isDown(line, dead.worker())));
    for (int request = 0; request < 12; request++) {
      Web.Answer answer = web.get("front.test", "/");
      assertEquals(200, answer.status(), answer::body);
      assertFalse(answer.isFrom(dead.worker()));
    }
  }

  private static boolean isDown(String line, String server) {
    return line.startsWith("haproxy_server_status{")
        && line.contains("server=\"" + server + "\"")
        && line.contains("state=\"DOWN\"")
        && line.endsWith(" 1");
  }

  /** The containers in which somebody waits for an answer. */
  private List<String> asked() {
    return applications.running(NAME + "-").stream()
        .filter(it -> applications.docker("top", it, "-eo", "pid,args").contains("slow.cgi"))
        .toList();
  }

  private List<String> phases() {
    return applications.all().workers(NAME).values().stream()
        .map(Observation::phase)
        .map(Enum::name)
        .toList();
  }

  private HttpLoad load(String name, boolean keepAlive) {
    return HttpLoad.start(logs.resolve(name), URL, "front.test", 4, 15, keepAlive);
  }

  private static void assertNothingFailed(Tally tally) {
    assertEquals("", tally.failures());
    assertTrue(tally.good() > 500, tally::toString);
  }

  private void roll(int replicas, String mode) {
    long revision = applications.all().put(NAME, front(replicas, mode));
    applications.awaitReady(NAME, revision, replicas);
  }

  private static int status(String url) {
    return HttpClient.newHttpClient()
        .sendAsync(request(url), HttpResponse.BodyHandlers.discarding())
        .handle((answer, failure) -> failure == null ? answer.statusCode() : 0)
        .join();
  }

  private static HttpRequest request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).build();
  }

  private static String front(int replicas, String mode) {
    return """
    apiVersion: atoll/v1
    kind: Application
    metadata:
      name: front
    spec:
      image: atoll/hello:1
      replicas: %d
      env: {MODE: "%s"}
      ports:
        - {name: http, port: 8080}
      files:
        - path: /www/cgi-bin/slow.cgi
          mode: "0755"
          content: |
            #!/bin/sh
            until [ -e /tmp/enough ]; do sleep 0.1; done
            printf 'Content-Type: text/plain\\r\\n\\r\\nwaited\\n'
      health:
        readiness: {http: {path: /healthz, port: http}}
      routes:
        - {host: "*", port: http}
      update: {minReady: 0s}
      stop: {drain: 60s, grace: 1s}
    """
        .formatted(replicas, mode);
  }
}
