package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.application.Health.Kind;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.ProbeReport;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers that turn sick and well, on a whole cluster. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class HealthTest {
  private static final String NAME = "patient";

  private final LocalCluster cluster;
  private final TestApplications applications;

  HealthTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void delete() {
    cluster.up();
    applications.delete(NAME);
  }

  @Test
  void turnsUnreadyAndBackOverAKilledControllerAndIsNotStartedAgain() {
    apply("readiness: {http: {path: /well, port: http, status: [200]}, period: 300ms}");
    String container = container(worker());
    in("mv", "/www/well", "/www/away");
    awaitWorker(it -> it.phase() == Phase.UNREADY);
    assertTrue(
        worker().message().startsWith("readiness probe failed 2 times in a row: HTTP 404"),
        worker().message());

    cluster.kill("controller");
    cluster.up();
    in("mv", "/www/away", "/www/well");
    awaitWorker(Observation::ready);
    assertEquals(container, container(worker()));
    ProbeReport report = worker().probes().getFirst();
    assertTrue(report.passing());
    assertEquals("HTTP 404 Not Found, not 200", report.lastFailure());
  }

  @Test
  void isStartedAgainWhenItNoLongerAnswers() {
    apply("liveness: {http: {path: /well, port: 8080}, period: 300ms, timeout: 300ms}");
    String before = container(worker());
    in("sh", "-c", "kill -STOP $(pidof httpd)");
    awaitWorker(it -> it.ready() && it.restarts() == 1);
    assertEquals(2, worker().attempt());
    assertNotEquals(before, container(worker()));
    assertEquals("port 8080: no answer within 300ms", worker().probes().getFirst().lastFailure());
  }

  @Test
  void waitsForItsStartupAndEndsACommandThatHangs() {
    String hangs = "exec: [sh, -c, \"test -e /www/begun || sleep 600; exit 0\"], timeout: 200ms";
    applications.all().put(NAME, document("startup: {" + hangs + ", failures: 1000}"));
    awaitWorker(it -> it.message().equals("startup probe fails: did not end within 200ms"));
    in("touch", "/www/begun");
    awaitWorker(Observation::ready);
    assertEquals(0, worker().restarts());
    assertFalse(applications.docker("top", container(worker())).contains("sleep 600"));
  }

  @Test
  void aChangeOfProbesTouchesNoContainer() {
    apply("readiness: {tcp: {port: http}}");
    String container = container(worker());
    apply("readiness: {exec: [test, -e, /www/well]}");
    in("rm", "/www/well");
    awaitWorker(it -> it.message().endsWith("exit code 1"));
    assertEquals(container, container(worker()));
    assertEquals(Kind.READINESS, worker().probes().getFirst().probe());
  }

  private void apply(String probes) {
    long revision = applications.all().put(NAME, document(probes));
    applications.awaitReady(NAME, revision, 1);
  }

  private static String document(String probes) {
    return Applications.hello(NAME, 1, "a")
        + "  files:\n    - {path: /www/well, content: well}\n  health:\n    "
        + probes
        + "\n";
  }

  private Observation worker() {
    return applications.all().workers(NAME).values().iterator().next();
  }

  private void awaitWorker(Predicate<Observation> is) {
    await()
        .atMost(TestApplications.LIMIT)
        .until(
            () -> applications.all().workers(NAME),
            (Map<String, Observation> it) -> it.values().stream().anyMatch(is));
  }

  private static String container(Observation worker) {
    return String.valueOf(worker.containerId());
  }

  private void in(String... command) {
    String[] docker = new String[command.length + 2];
    docker[0] = "exec";
    docker[1] = container(worker());
    System.arraycopy(command, 0, docker, 2, command.length);
    applications.docker(docker);
  }
}
