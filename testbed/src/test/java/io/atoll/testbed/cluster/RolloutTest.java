package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Observation;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.api.yaml.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Updates that fail, and are held, on a whole cluster. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class RolloutTest {
  private static final String QUICK = "update: {minReady: 1s, deadline: 8s}";

  /** Each with how it spoils an update, and what is told of it. */
  private static final Map<String, String> BAD =
      Map.of(
          "badimage", "image: atoll/missing:1\n  " + QUICK,
          "crashing", "command: [sh, -c, exit 3]\n  " + QUICK,
          "neverready",
              "env: {MODE: b}\n  health: {readiness: {exec: [test, -e, /never]}}\n  " + QUICK,
          "latesick",
              "command: [sh, -c, 'touch /www/well; (sleep 3; rm /www/well) & exec httpd -f -p 8080"
                  + " -h /www']\n"
                  + "  health: {readiness: {exec: [test, -e, /www/well], period: 300ms}}\n"
                  + "  update: {minReady: 6s, deadline: 7s}");

  private static final Map<String, String> TOLD =
      Map.of(
          "badimage", "was not ready within 8s",
          "crashing", "ended with code 3",
          "neverready", "was not ready within 8s",
          "latesick", "was not ready within 7s");

  private final LocalCluster cluster;
  private final TestApplications applications;

  RolloutTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void delete() {
    applications.delete("badimage", "crashing", "neverready", "latesick", "calm", "needy");
  }

  @Test
  void goesBackFromEachBadUpdateAndServesThroughout() {
    BAD.keySet().forEach(name -> applications.all().put(name, good(name)));
    BAD.keySet()
        .forEach(name ->
            await(name).atMost(TestApplications.LIMIT).until(() -> is(name, State.COMPLETE)));
    Map<String, Set<String>> before = workers();
    BAD.forEach((name, change) -> applications.all().put(name, document(name, change)));
    BAD.keySet()
        .forEach(name ->
            await(name + " goes back")
                .atMost(TestApplications.LIMIT)
                .until(() -> serves() && is(name, State.ROLLED_BACK)));
    BAD.keySet().forEach(this::checkRolledBack);
    await("just the good workers of before")
        .atMost(TestApplications.LIMIT)
        .until(() -> workers().equals(before));
    retries("crashing");
  }

  private void checkRolledBack(String name) {
    ApplicationStatus status = status(name);
    Rollout rollout = rollout(name);
    assertEquals(ApplicationStatus.Phase.READY, status.phase(), name);
    assertEquals(List.of(1, 2), List.of(status.revision(), rollout.rolledBack()));
    assertTrue(rollout.message().contains(TOLD.getOrDefault(name, "?")), rollout.message());
  }

  /** The same once more fails once more; and a good text leaves it. */
  private void retries(String name) {
    Instant began = rollout(name).startedAt();
    cluster.atoll("rollout", "retry", name).orThrow();
    await("another try")
        .atMost(TestApplications.LIMIT)
        .until(() -> rollout(name).startedAt().isAfter(began) && is(name, State.ROLLED_BACK));
    applications.all().put(name, good(name).replace("MODE: a", "MODE: c"));
    await("the next revision")
        .atMost(TestApplications.LIMIT)
        .until(() -> is(name, State.COMPLETE) && status(name).revision() == 3);
  }

  @Test
  void holdsWhatIsPausedAndStartsAfterWhatItNeeds() {
    applications
        .all()
        .put("needy", document("needy", "env: {MODE: a}\n  dependsOn: [calm]\n  " + QUICK));
    await("the wait").atMost(TestApplications.LIMIT).until(() -> rolloutSays("needy", "WaitsFor"));
    applications.all().put("calm", good("calm"));
    await("calm").atMost(TestApplications.LIMIT).until(() -> is("calm", State.COMPLETE));
    await("needy").atMost(TestApplications.LIMIT).until(() -> is("needy", State.COMPLETE));
    Set<String> before = applications.all().workers("calm").keySet();

    String key = Keys.controls("calm");
    cluster.store().put(key, Documents.write(Controls.NONE.withPaused(true)));
    applications.all().put("calm", good("calm").replace("MODE: a", "MODE: b"));
    await("the pause").atMost(TestApplications.LIMIT).until(() -> is("calm", State.PAUSED));
    assertEquals(before, applications.all().workers("calm").keySet());
    cluster.store().put(key, Documents.write(Controls.NONE));
    await("the end").atMost(TestApplications.LIMIT).until(() -> is("calm", State.COMPLETE));
    assertEquals(2, status("calm").revision());
  }

  private static String good(String name) {
    return document(name, "env: {MODE: a}\n  " + QUICK);
  }

  private static String document(String name, String more) {
    String image = more.startsWith("image:") ? "" : "image: atoll/hello:1\n  ";
    return """
    apiVersion: atoll/v1
    kind: Application
    metadata: {name: %s}
    spec:
      replicas: 2
      ports: [{name: http, port: 8080}]
      stop: {grace: 1s, drain: 1s}
      %s%s
    """
        .formatted(name, image, more);
  }

  /** Fails at once if one of them has too few. */
  private boolean serves() {
    for (String name : BAD.keySet()) {
      long ready =
          applications.all().workers(name).values().stream().filter(Observation::ready).count();
      assertTrue(
          ready >= 2, () -> name + " has too few ready: " + applications.all().workers(name));
    }
    return true;
  }

  private Map<String, Set<String>> workers() {
    return BAD.keySet().stream()
        .collect(Collectors.toMap(name -> name, name -> applications.all().workers(name).keySet()));
  }

  private boolean rolloutSays(String name, String reason) {
    return known(name) && rollout(name).reason().equals(reason);
  }

  private boolean is(String name, State state) {
    return known(name) && rollout(name).state() == state;
  }

  private boolean known(String name) {
    return applications.all().status(name).filter(it -> it.rollout() != null).isPresent();
  }

  private ApplicationStatus status(String name) {
    return applications.all().status(name).orElseThrow();
  }

  private Rollout rollout(String name) {
    return Objects.requireNonNull(status(name).rollout());
  }
}
