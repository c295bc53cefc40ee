package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.Condition;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application under a steady load, while what tells of the load fails. It may fall at once. */
@Tag("programs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedCluster.class)
final class AutoscaleFaultsTest {
  private static final String NAME = "steady";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** More than enough for a decision. */
  private static final Duration A_WHILE = Duration.ofMillis(2_500);

  private static final String DOCUMENT =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata: {name: steady}
      spec:
        image: atoll/work:1
        env: {WORK: "1"}
        autoscale:
          {min: 1, max: 8, metrics: [{requestsPerSecond: 20}], scaleDown: {stabilization: 0s}}
        ports: [{name: http, port: 8080}]
        routes: [{host: steady.test, port: http}]
        resources: {memory: {request: 16Mi}}
      """;

  /** What 72 requests a second need. */
  private static final int COUNT = 4;

  private final LocalCluster cluster;
  private final TestApplications applications;
  private Process load;

  AutoscaleFaultsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeAll
  void underLoad(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("steady.yaml");
    Files.writeString(file, DOCUMENT);
    cluster.atoll("apply", "-f", file.toString(), "--wait").orThrow();
    load =
        new ProcessBuilder(
                cluster.checkout().resolve("examples/load").toString(),
                "--proxy=127.0.0.1:" + cluster.httpPort(),
                "steady.test",
                "72:400")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("load.txt").toFile())
            .start();
  }

  @BeforeEach
  void enoughWorkers() {
    await().atMost(LIMIT).until(() -> follows() && scale().count() == COUNT);
    await().atMost(LIMIT).until(() -> applications.all().workers(NAME).size() == COUNT);
  }

  @AfterEach
  void startWhatIsDead() {
    cluster.up();
  }

  @AfterAll
  void clear() throws InterruptedException {
    load.destroy();
    load.waitFor();
    applications.delete(NAME);
  }

  @Test
  void nothingIsDoneOnWhatIsNotKnown() {
    cluster.kill("agent");
    await("its lease to end").atMost(LIMIT).until(() -> !follows());
    for (String lie : List.of("-72.0", ".nan", ".inf", "1e18", "\"many\"")) {
      tell(lie, Instant.now());
      stays(false);
    }
    tell("72.0", Instant.now().minus(1, ChronoUnit.HOURS));
    await("ages by its own clock").atMost(LIMIT).until(this::follows);
    stays(true);
    await("to see that nothing new comes").atMost(LIMIT).until(() -> !follows());
    stays(false);
    cluster.store().commit(Txn.of(Op.delete(Keys.stats(cluster.node()))));
    cluster.up();
    await("the agent to tell again").atMost(LIMIT).until(this::follows);
    stays(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"controller", "etcd"})
  void itIsDecidedOnWithoutAJump(String program) {
    List<Scale.Decision> before = scale().history();
    cluster.restart(program);
    cluster.up();
    await().atMost(LIMIT).ignoreExceptions().until(this::follows);
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .during(A_WHILE)
        .until(() -> scale().count() == COUNT && follows());
    assertEquals(before, scale().history());
  }

  private void tell(String rate, Instant at) {
    String stats =
        """
        at: "%s"
        cpu: 100m
        memory: 1Gi
        load: [0, 0, 0]
        workers: {}
        omittedWorkers: 0
        proxied: {span: 2s, applications: {steady: {rate: %s, answered: 72, sessions: 1.0}}, sessions: {}}
        """
            .formatted(at, rate);
    cluster.store().put(Keys.stats(cluster.node()), stats);
  }

  private void stays(boolean following) {
    await()
        .atMost(LIMIT)
        .during(A_WHILE)
        .until(() -> scale().count() == COUNT && follows() == following);
    assertTrue(load.isAlive(), "the load ended");
  }

  /** As the condition says. */
  private boolean follows() {
    Condition condition =
        applications.all().status(NAME).orElseThrow().conditions().stream()
            .filter(it -> it.type().equals("ScalingActive"))
            .findFirst()
            .orElseThrow();
    return condition.status() == Condition.Status.TRUE;
  }

  private Scale scale() {
    return applications.all().scale(NAME);
  }
}
