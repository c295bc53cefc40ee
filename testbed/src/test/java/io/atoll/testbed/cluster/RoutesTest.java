package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.hash.Hashing;
import io.atoll.api.Keys;
import io.atoll.api.state.status.Condition;
import io.atoll.testbed.cluster.Web.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Requests find their way through HAProxy. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class RoutesTest {
  /** Of {@code hunter2}. */
  private static final String HASH =
      "$6$Zx8qT1$8XOqSjNKsuYKDcvWGTmYP7oydwPq2uCqENAPmghOQOmsQywpsX"
          + "aIvJUzZhi.l/gn1SUM2Gu.7pRlEjNTuYYI5/";

  private final LocalCluster cluster;
  private final TestApplications applications;
  private final Web web;
  private final Set<String> names = new HashSet<>();

  @TempDir Path folder;

  RoutesTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
    this.web = new Web(cluster);
  }

  @AfterEach
  void delete() {
    applications.delete(names.toArray(String[]::new));
  }

  @Test
  void hostsPathsAndPortsLeadToTheirApplicationsAndToEachWorkerInTurn() {
    example("web.yaml", "web", "blog");
    example("tcp.yaml", "greeter");
    web.await200("web.test");
    assertEquals(workers("web"), answering("web.test", 9));
    web.await200("blog.test");
    assertEquals(workers("blog"), answering("Blog.Test:8080", 6));
    assertEquals(
        "the blog\n", web.awaitAnswer("web.test", "/blog", it -> it.status() == 200).body());
    await().atMost(TestApplications.LIMIT).until(() -> !greeting().isEmpty());
    assertTrue(workers("greeter").contains(greeting()), greeting());

    Answer nobody = web.get("nobody.test", "/");
    assertEquals(404, nobody.status(), nobody::toString);
    cluster.atoll("scale", "blog", "0").orThrow();
    Answer none = web.awaitAnswer("blog.test", "/", it -> it.status() == 503);
    assertTrue(none.body().contains("ready"), none::toString);
    assertEquals(workers("web"), answering("web.test", 9));
  }

  @Test
  void theFirstKeepsAHostUntilItGivesItUp() throws IOException {
    run("first", "    - {host: c.test, port: http}\n");
    web.await200("c.test");
    run("second", "    - {host: c.test, port: http}\n");
    await().atMost(TestApplications.LIMIT).until(() -> routed("second").equals("RouteConflict"));
    assertTrue(web.get("c.test", "/").isFrom("first-"));
    String described = cluster.atoll("describe", "second").orThrow();
    assertTrue(described.contains("c.test/ is taken by application first"), described);

    run("first", "    - {host: d.test, port: http}\n");
    web.awaitAnswer("c.test", "/", it -> it.isFrom("second-"));
    web.awaitAnswer("d.test", "/", it -> it.isFrom("first-"));
    await().atMost(TestApplications.LIMIT).until(() -> routed("second").equals("Routed"));
  }

  @Test
  void certificatesAreChosenByNameAndABrokenOneHarmsNobodyElse()
      throws IOException, GeneralSecurityException {
    SelfSigned one = SelfSigned.of(cluster, folder, "one.test");
    SelfSigned two = SelfSigned.of(cluster, folder, "two.test");
    run(
        "secure",
        """
            - {host: one.test, port: http, tls: {source: one.test.pem}}
            - {host: two.test, port: http, tls: {source: two.test.pem, redirect: false}}
        """);
    await().atMost(TestApplications.LIMIT).until(() -> secure("one.test", one).status() == 200);
    Answer answer = secure("two.test", two);
    assertEquals(200, answer.status(), answer::toString);
    assertTrue(answer.head().startsWith("HTTP/2 "), answer::toString);
    Answer plain = web.get("one.test", "/x?y=z");
    assertEquals(3, plain.status() / 100, plain::toString);
    String there = "location: https://one.test:" + cluster.httpsPort() + "/x?y=z";
    assertTrue(plain.head().toLowerCase(Locale.ROOT).contains(there), plain::toString);
    assertEquals(200, web.get("two.test", "/").status());

    String rubbish = "no certificate";
    String hash = Hashing.sha256().hashString(rubbish, StandardCharsets.UTF_8).toString();
    cluster.store().put(Keys.blobChunk(hash, 0), rubbish);
    put(
        "broken",
        "    - {host: broken.test, port: http, tls: {source: 'sha256:"
            + hash
            + "'}}\n"
            + "    - {host: whole.test, port: http}\n");
    web.await200("whole.test");
    await()
        .atMost(TestApplications.LIMIT)
        .until(() -> routed("broken").equals("CertificateBroken"));
    assertEquals(200, secure("one.test", one).status());

    Files.writeString(folder.resolve("three.pem"), Files.readString(one.certificate()));
    CommandResult refused =
        apply("third", "    - {host: e.test, port: http, tls: {source: three.pem}}\n");
    assertEquals(3, refused.exitCode());
    assertTrue(refused.err().contains("three.pem has no private key"), refused.err());
  }

  @Test
  void letsInWhoMayComeAndAsOftenAsTheyMay() throws IOException {
    run(
        "guarded",
        """
            - {host: auth.test, port: http, auth: {realm: shop, users: {ann: '%s'}}}
            - {host: far.test, port: http, allow: [192.0.2.0/24]}
            - {host: near.test, port: http, allow: [192.0.2.0/24, 127.0.0.1]}
            - {host: slow.test, port: http, rateLimit: 3/1h}
        """
            .formatted(HASH));
    web.awaitAnswer("auth.test", "/", it -> it.status() == 401);
    assertTrue(web.get("auth.test", "/").head().contains("shop"));
    assertEquals(401, web.get("auth.test", "/", "-u", "ann:hunter3").status());
    assertEquals(200, web.get("auth.test", "/", "-u", "ann:hunter2").status());
    assertEquals(403, web.get("far.test", "/").status());
    assertEquals(200, web.get("near.test", "/").status());
    assertEquals(
        List.of(200, 200, 200, 429, 429),
        IntStream.range(0, 5).mapToObj(i -> web.get("slow.test", "/").status()).toList());
    assertFalse(cluster.atoll("describe", "guarded").orThrow().contains("$6$"));
  }

  @Test
  void tenThousandRoutesAreServed() throws IOException {
    String routes =
        IntStream.range(0, 10_000)
            .mapToObj("    - {host: h%d.test, port: http}\n"::formatted)
            .collect(Collectors.joining());
    run("many", routes);
    web.await200("h0.test");
    web.await200("h9999.test");
    assertTrue(cluster.atoll("why", "many").orThrow().contains("10000 routes lead to it"));
  }

  private void example(String file, String... applications) {
    names.addAll(Set.of(applications));
    String path = cluster.checkout().resolve("examples").resolve(file).toString();
    cluster.atoll("apply", "-f", path, "--wait").orThrow();
  }

  private void run(String name, String routes) throws IOException {
    apply(name, routes).orThrow();
  }

  private CommandResult apply(String name, String routes) throws IOException {
    names.add(name);
    Path file = Files.writeString(folder.resolve(name + ".yaml"), document(name, routes));
    return cluster.atoll("apply", "-f", file.toString(), "--wait");
  }

  /** As {@code etcdctl put} would. */
  private void put(String name, String routes) {
    names.add(name);
    applications.all().put(name, document(name, routes));
  }

  private static String document(String name, String routes) {
    return Applications.hello(name, 1, "a") + "  routes:\n" + routes;
  }

  private Answer secure(String host, SelfSigned certificate) {
    return web.getSecurely(host, certificate.certificate().toString(), "--http2");
  }

  private Set<String> workers(String application) {
    return applications.all().workers(application).keySet();
  }

  /** Which workers answer so many requests. */
  private Set<String> answering(String host, int requests) {
    return IntStream.range(0, requests)
        .mapToObj(i -> web.get(host, "/").body())
        .map(it -> it.lines().findFirst().orElse("").replace("hello from ", ""))
        .collect(Collectors.toSet());
  }

  /** Empty while nobody is there. */
  private static String greeting() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), 9000)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException notYet) {
      return "";
    }
  }

  private String routed(String application) {
    return applications.all().status(application).stream()
        .flatMap(it -> it.conditions().stream())
        .filter(it -> it.type().equals("Routed"))
        .map(Condition::reason)
        .findFirst()
        .orElse("");
  }
}
