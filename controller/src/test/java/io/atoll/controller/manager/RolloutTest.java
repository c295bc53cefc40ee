package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.api.yaml.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates that succeed, fail, hold and are tried again, on a whole manager. */
final class RolloutTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final TestCluster cluster = new TestCluster();
  private Set<String> good = Set.of();

  @BeforeEach
  void fourRun() {
    List.of("n1", "n2", "n3").forEach(cluster::node);
    apply("a", "");
    cluster.settle();
    good = Set.copyOf(cluster.running("web"));
    assertEquals(State.COMPLETE, rollout().state());
  }

  @Test
  void remembersEachCompletedRevision() {
    apply("b", "");
    cluster.settle();
    Rollout rollout = rollout();
    assertEquals(State.COMPLETE, rollout.state(), rollout::toString);
    assertEquals(2, rollout.completed());
    assertEquals(List.of(0, 4, 4), List.of(rollout.old(), rollout.updated(), rollout.available()));
  }

  @Test
  void waitsUntilTheNewOneHasBeenReadyForLongEnough() {
    apply("b", "");
    cluster.manage();
    cluster.obey();
    cluster.manage();
    assertTrue(cluster.running("web").containsAll(good), "ready, but not for 5 s");
    cluster.clock.advance(Duration.ofSeconds(5));
    cluster.manage();
    assertEquals(3, cluster.running("web").stream().filter(good::contains).count());
  }

  @Test
  void goesBackWhenAWorkerOfTheNewTemplateEndsByItself() {
    apply("b", "");
    cluster.manage();
    String bad = news();
    cluster.die(bad, new LastExit(3, 0, false, cluster.clock.now()));
    cluster.manage();
    Rollout rollout = rollout();
    assertEquals(2, rollout.rolledBack());
    assertTrue(rollout.message().contains("ended with code 3"), rollout.message());
    assertEquals(bad.substring(bad.indexOf('/') + 1), rollout.worker());
    cluster.settle();
    assertEquals(State.ROLLED_BACK, rollout().state());
    assertEquals(2, rollout().rolledBack());
    assertEquals(1, cluster.status("web").revision());
    assertEquals(Phase.READY, cluster.status("web").phase());
    assertEquals(good, Set.copyOf(cluster.running("web")), "no good one was touched");
    assertTrue(cluster.reason("web", "Progressing").startsWith("RolledBack: "));
  }

  @Test
  void goesBackWhenNothingComesNearerForTheDeadline() {
    cluster.healthy = good::contains;
    apply("b", ", update: {deadline: 30s}");
    pass(Duration.ofSeconds(29));
    assertEquals(State.PROGRESSING, rollout().state());
    pass(Duration.ofSeconds(2));
    assertEquals("NotReadyInTime", rollout().reason(), rollout()::toString);
    cluster.settle();
    assertEquals(State.ROLLED_BACK, rollout().state());
    assertEquals(good, Set.copyOf(cluster.running("web")));
  }

  @Test
  void leavesWhatWasRolledBackUntilItIsAskedToTryAgain() {
    failAndGoBack();
    long settled = cluster.store.revision();
    cluster.lead(7);
    cluster.settle();
    assertEquals(settled + 2, cluster.store.revision(), "only the election was written");
    control(Controls.NONE.withRetryAt(cluster.clock.now()));
    cluster.settle();
    assertEquals(State.COMPLETE, rollout().state(), rollout()::toString);
    assertEquals(2, cluster.status("web").revision());
    assertEquals(0, rollout().rolledBack());
  }

  @Test
  void aRollbackIsNotRolledBack() {
    apply("b", "");
    cluster.manage();
    cluster.die(news(), exit());
    cluster.manage();
    cluster.die(good.iterator().next(), exit());
    pass(Duration.ofMinutes(20));
    assertEquals(2, rollout().rolledBack());
    assertEquals(1, cluster.status("web").revision());
  }

  @Test
  void theNextRevisionLeavesAnyFailedOne() {
    failAndGoBack();
    apply("c", "");
    cluster.settle();
    assertEquals(State.COMPLETE, rollout().state());
    assertEquals(3, rollout().completed());
  }

  @Test
  void hasNothingToGoBackToAtFirstAndKeepsTrying() {
    cluster.apply("job", "{image: a, replicas: 1}");
    cluster.manage();
    cluster.die(cluster.running("job").getFirst(), exit());
    cluster.manage();
    Rollout failed = Objects.requireNonNull(cluster.status("job").rollout());
    assertEquals(State.FAILED, failed.state());
    assertTrue(failed.message().contains("there is nothing to go back to"), failed.message());
    assertEquals(Phase.DEGRADED, cluster.status("job").phase());
    cluster.settle();
    assertEquals(State.COMPLETE, Objects.requireNonNull(cluster.status("job").rollout()).state());
  }

  @Test
  void holdsWhatFailedWhereThatIsAskedFor() {
    apply("b", ", update: {onFailure: pause}");
    cluster.manage();
    String bad = news();
    cluster.healthy = it -> !it.equals(bad);
    cluster.die(bad, exit());
    cluster.settle();
    assertEquals(State.FAILED, rollout().state());
    assertEquals(5, cluster.running("web").size());
    assertTrue(cluster.running("web").containsAll(good));
    apply("a", "");
    cluster.settle();
    assertEquals(State.COMPLETE, rollout().state());
    assertEquals(good, Set.copyOf(cluster.running("web")));
  }

  @Test
  void aPauseHoldsAnUpdateThatCameAfterItThoughItIsHeardOfLater() {
    control(Controls.NONE.withPaused(true));
    apply("b", "");
    cluster.asleep = part -> part.name().contains(Keys.CONTROLS);
    cluster.manage();
    cluster.asleep = part -> false;
    cluster.settle();
    assertEquals(State.PAUSED, rollout().state());
    assertEquals(good, Set.copyOf(cluster.running("web")));
  }

  @Test
  void aPausedRolloutHoldsWhileTheCountGoesOn() {
    control(Controls.NONE.withPaused(true));
    apply("b", "");
    cluster.settle();
    assertEquals(State.PAUSED, rollout().state());
    assertEquals(good, Set.copyOf(cluster.running("web")));
    cluster.apply("web", "{image: b, replicas: 6}");
    cluster.settle();
    assertEquals(6, cluster.running("web").size());
    assertTrue(cluster.running("web").containsAll(good));
    assertEquals(6, rollout().old());
    pass(Duration.ofMinutes(10));
    control(Controls.NONE);
    cluster.settle();
    assertEquals(State.COMPLETE, rollout().state());
    assertTrue(cluster.running("web").stream().noneMatch(good::contains));
  }

  @Test
  void aChangeThatTouchesNoContainerIsCompleteAtOnce() {
    cluster.apply("web", "{image: a, replicas: 4, stop: {grace: 3s}}");
    cluster.manage();
    assertEquals(State.COMPLETE, rollout().state());
    assertEquals(2, rollout().completed());
    assertEquals(good, Set.copyOf(cluster.running("web")));
  }

  @Test
  void aRefusedTextDoesNotDisturbIt() {
    apply("b", "");
    cluster.manage();
    cluster.store.put(Keys.application("web"), "}{");
    cluster.settle();
    assertEquals(State.COMPLETE, rollout().state());
    assertEquals(2, cluster.status("web").revision());
    assertEquals(Phase.REFUSED, cluster.status("web").phase());
  }

  @Test
  void aLostNodeIsNoFailure() {
    apply("b", ", update: {deadline: 10s}");
    cluster.manage();
    String node = news().substring(0, 2);
    cluster.cutController(node);
    pass(Duration.ofMinutes(1));
    assertTrue(rollout().state() != State.ROLLING_BACK, rollout()::toString);
    cluster.node(node);
    cluster.settle();
    assertEquals(State.COMPLETE, rollout().state(), rollout()::toString);
  }

  @Test
  void keepsTheCountOfTheLastDocumentWhenItGoesBack() {
    cluster.healthy = it -> Objects.requireNonNull(cluster.workers().get(it)).revision() == 1;
    cluster.apply("web", "{image: c, replicas: 6, update: {deadline: 10s}}");
    pass(Duration.ofSeconds(12));
    assertEquals(State.ROLLING_BACK, rollout().state());
    assertEquals(Phase.ROLLING_BACK, cluster.status("web").phase());
    cluster.settle();
    assertEquals(State.ROLLED_BACK, rollout().state(), rollout()::toString);
    assertEquals(6, cluster.running("web").size());
    assertEquals(1, cluster.status("web").revision());
  }

  @Test
  void keepsTheUsersTextInRevisionsAndNotInTheCopiesForNodes() {
    Revision revision = revision(Keys.revision("web", 1));
    assertTrue(String.valueOf(revision.text()).contains("image: a"), revision::toString);
    cluster
        .keys(Keys.INPUTS)
        .forEach(key -> assertEquals("null", String.valueOf(revision(key).text())));
  }

  private Revision revision(String key) {
    return Documents.read(cluster.store.get(key).orElseThrow().text(), Revision.class);
  }

  private void failAndGoBack() {
    apply("b", "");
    cluster.manage();
    cluster.die(news(), exit());
    cluster.settle();
    assertEquals(State.ROLLED_BACK, rollout().state());
  }

  private void apply(String image, String more) {
    cluster.apply("web", "{image: %s, replicas: 4%s}".formatted(image, more));
  }

  private void control(Controls controls) {
    cluster.store.put(Keys.controls("web"), Documents.write(controls));
  }

  private LastExit exit() {
    return new LastExit(1, 0, false, cluster.clock.now().plusMillis(1));
  }

  /** One that is not of the first. */
  private String news() {
    return cluster.running("web").stream()
        .filter(it -> !good.contains(it))
        .findFirst()
        .orElseThrow();
  }

  /** In seconds, or for a long time in twenty steps. */
  private void pass(Duration time) {
    Instant end = cluster.clock.now().plus(time);
    Duration twentieth = time.dividedBy(20);
    Duration step = twentieth.compareTo(SECOND) > 0 ? twentieth : SECOND;
    while (cluster.clock.now().isBefore(end)) {
      cluster.manage();
      cluster.obey();
      cluster.clock.advance(step);
    }
    cluster.manage();
  }

  private Rollout rollout() {
    return Objects.requireNonNull(cluster.status("web").rollout());
  }
}
