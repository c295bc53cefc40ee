package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Ownership;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.Scene.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates as people see them and what they say to them. */
final class RolloutTest {
  private static final String FIRST =
      """
      # the shop
      apiVersion: atoll/v1
      kind: Application
      metadata: {name: shop}
      spec:
        image: shop:1   # as delivered
        replicas: 2     # few
      """;
  private static final String SECOND =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata: {name: shop}
      spec:
          replicas: 5   # for the sale
          image: shop:2
          env: {MODE: prod}
      """;

  private final Scene scene = new Scene();

  @BeforeEach
  void applyTwice() {
    scene.leader();
    scene.accepted("shop", 1, FIRST);
    scene.accepted("shop", 2, SECOND);
    scene.rollout("shop", Phase.READY, 5, complete(2));
  }

  private static Rollout complete(int revision) {
    return rollout(State.COMPLETE, revision, revision, 0, 0, 5, 5);
  }

  private static Rollout rolledBack() {
    return rollout(State.ROLLED_BACK, 1, 1, 2, 0, 2, 2);
  }

  private static Rollout rollout(
      State state, int revision, int completed, int rolledBack, int old, int updated, int ready) {
    boolean failed = rolledBack > 0 || state == State.FAILED;
    return new Rollout(
        state,
        revision,
        completed,
        rolledBack,
        Scene.NOW.minusSeconds(60),
        Scene.NOW.minusSeconds(10),
        old,
        updated,
        ready,
        failed ? "WorkerFailed" : "",
        failed ? "worker shop-abcde on n1 ended with exit code 3" : "",
        failed ? "shop-abcde" : null,
        null);
  }

  private String stored() {
    return scene.store.get(Keys.application("shop")).map(Entry::text).orElse("");
  }

  private Controls controls() {
    return scene
        .store
        .get(Keys.controls("shop"))
        .map(it -> Documents.read(it.text(), Controls.class))
        .orElse(Controls.NONE);
  }

  @Test
  void listsWhatEachRevisionChanged() {
    assertEquals(
        """
        REVISION   STATE      AGE    CHANGED
        1          -          9m     the first
        2          in force   8m     image shop:1 → shop:2, +env MODE, replicas 2 → 5
        """
            .replace("9m     ", "9m    ")
            .replace("8m     ", "8m    ")
            .replace("AGE    ", "AGE   "),
        scene.run("rollout", "history", "app/shop").out());
    String wide = scene.run("rollout", "history", "shop", "-o", "wide").out();
    assertTrue(wide.contains("TEMPLATE") && wide.contains("2029-12-31T23:51:00Z"), wide);
  }

  @Test
  void saysInTheHistoryWhichRevisionFailedAndWhichOneWasComplete() {
    scene.rollout("shop", Phase.READY, 2, rolledBack());
    String history = scene.run("rollout", "history", "shop").out();
    assertTrue(history.contains("\n1          in force "), history);
    assertTrue(history.contains("\n2          rolled back "), history);
    scene.rollout("shop", Phase.PROGRESSING, 5, rollout(State.PROGRESSING, 2, 1, 0, 2, 1, 0));
    history = scene.run("rollout", "history", "shop").out();
    assertTrue(history.contains("\n1          complete "), history);
    assertTrue(history.contains("\n2          in force, progressing "), history);
  }

  @Test
  void showsTheTextOfOneRevision() {
    assertEquals(FIRST, scene.run("rollout", "history", "shop", "--revision", "1").out());
    String json = scene.run("rollout", "history", "shop", "--revision", "1", "-o", "json").out();
    assertTrue(json.contains("\"templateHash\"") && !json.contains("shop:2"), json);
    Outcome unknown = scene.run("rollout", "history", "shop", "--revision", "7");
    assertEquals(5, unknown.code());
    assertEquals(
        "application/shop has no revision 7. There are 1, 2: see 'atoll rollout history shop'\n",
        unknown.err());
  }

  @Test
  void goesBackToTheRevisionBeforeWithTheCountOfNow() {
    Outcome undone = scene.run("rollout", "undo", "application/shop");
    assertEquals(0, undone.code(), undone.err());
    assertEquals("application/shop has the document of revision 1 again\n", undone.out());
    assertEquals(FIRST.replace("replicas: 2     # few", "replicas: 5   # for the sale"), stored());
  }

  @Test
  void goesBackToAnyRevisionThatIsKept() {
    scene.accepted("shop", 3, FIRST.replace("shop:1", "shop:3"));
    scene.rollout("shop", Phase.READY, 2, complete(3));
    assertEquals(0, scene.run("rollout", "undo", "shop", "--to-revision", "2").code());
    assertEquals(SECOND.replace("replicas: 5   # for the sale", "replicas: 2     # few"), stored());
    Outcome unknown = scene.run("rollout", "undo", "shop", "--to-revision=9");
    assertEquals(5, unknown.code());
    assertTrue(unknown.err().contains("There are 1, 2, 3"), unknown.err());
  }

  @Test
  void putsTheCountIntoATextThatHasNoLinesForIt() {
    scene.accepted(
        "shop",
        3,
        "{apiVersion: atoll/v1, kind: Application, metadata: {name: shop},"
            + " spec: {image: \"shop:3\", replicas: 3}}\n");
    scene.accepted("shop", 4, SECOND);
    scene.rollout("shop", Phase.READY, 5, complete(4));
    Outcome undone = scene.run("rollout", "undo", "shop");
    assertEquals(0, undone.code(), undone.err());
    assertTrue(undone.err().contains("comments and layout are lost"), undone.err());
    assertTrue(stored().contains("shop:3") && stored().contains("replicas: 5"), stored());
  }

  @Test
  void goesBackFromADocumentThatWasRefused() {
    scene.store.put(Keys.application("shop"), "spec: {imag: x}\n");
    assertEquals(0, scene.run("rollout", "undo", "shop").code());
    assertEquals(FIRST.replace("replicas: 2     # few", "replicas: 5   # for the sale"), stored());
  }

  @Test
  void saysWhatToDoWhereTheTextOfARevisionWasNotKept() {
    scene.store.put(Keys.application("shop"), FIRST);
    scene.accepted("shop");
    scene.store.put(Keys.application("shop"), SECOND);
    Outcome undone = scene.run("rollout", "undo", "shop");
    assertEquals(1, undone.code());
    assertTrue(undone.err().contains("'atoll rollout history shop --revision 1'"), undone.err());
    assertEquals(SECOND, stored());
    Outcome shown = scene.run("rollout", "history", "shop", "--revision", "1");
    assertTrue(shown.out().contains("image: shop:1"), shown.out());
    String history = scene.run("rollout", "history", "shop").out();
    assertTrue(history.contains("image shop:1 → shop:2"), history);
  }

  @Test
  void saysWhenThereIsNothingToGoBackTo() {
    scene.rollout("shop", Phase.READY, 2, complete(1));
    Outcome first = scene.run("rollout", "undo", "shop");
    assertEquals(1, first.code());
    assertTrue(first.err().contains("no revision before 1"), first.err());
    Outcome same = scene.run("rollout", "undo", "shop", "--to-revision", "2");
    assertEquals("application/shop unchanged: it has the document of revision 2\n", same.out());
    assertEquals(5, scene.run("rollout", "undo", "shap").code());
  }

  @Test
  void doesNotWritePastTheFolderThatOwnsIt() {
    scene.store.put(
        Keys.owner("application", "shop"),
        Documents.write(new Ownership("n1:/srv/apps", "00", Instant.EPOCH, null)));
    Outcome refused = scene.run("rollout", "undo", "shop");
    assertEquals(4, refused.code());
    assertTrue(refused.err().contains("belongs to the folder n1:/srv/apps"), refused.err());
    assertEquals(SECOND, stored());
    assertEquals(0, scene.run("rollout", "undo", "shop", "--force").code());
  }

  @Test
  void losesNoDocumentThatSomebodyElseWroteInBetween() {
    scene.beforeCommit = () -> scene.store.put(Keys.application("shop"), SECOND + "# mine\n");
    assertEquals(4, scene.run("rollout", "undo", "shop").code());
    assertEquals(SECOND + "# mine\n", stored());
  }

  @Test
  void comparesRevisions() {
    Outcome inForce = scene.run("diff", "--revision", "1", "shop");
    assertEquals(1, inForce.code(), inForce.err());
    assertEquals(
        """
        application/shop changes from revision 1 to revision 2, which is in force, this, for which workers are replaced
          ~ spec.image: shop:1 → shop:2
          + spec.env.MODE: prod
          ~ spec.replicas: 2 → 5
        """,
        inForce.out());
    assertEquals(0, scene.run("diff", "--revision", "2..2", "shop").code());
    assertEquals(1, scene.run("diff", "--revision", "2..1", "shop").code());
    assertEquals(5, scene.run("diff", "--revision", "1..8", "shop").code());
    assertEquals(2, scene.run("diff", "--revision", "one", "shop").code());
    assertEquals(2, scene.run("diff", "shop").code());
    assertEquals(2, scene.run("diff", "--revision", "1").code());
  }

  @Test
  void comparesARevisionWithAFile() {
    scene.input = SECOND;
    assertEquals(1, scene.run("diff", "--revision", "1", "-f", "-").code());
    Outcome same = scene.run("diff", "--revision", "2", "-f", "-");
    assertEquals("application/shop does not change from revision 2 to stdin\n", same.out());
    assertEquals(0, same.code());
    assertEquals(2, scene.run("diff", "--revision", "2", "-f", "-", "shop").code());
  }

  @Test
  void pausesAndGoesOn() {
    assertEquals(0, scene.run("rollout", "pause", "shop").code());
    assertTrue(controls().paused());
    Outcome again = scene.run("rollout", "pause", "shop");
    assertEquals(1, again.code());
    assertTrue(again.err().contains("is paused already; 'atoll rollout resume shop'"), again.err());
    assertEquals(0, scene.run("rollout", "resume", "shop").code());
    assertFalse(controls().paused());
    Outcome running = scene.run("rollout", "resume", "shop");
    assertEquals(1, running.code());
    assertEquals("application/shop is not paused: revision 2 is complete\n", running.err());
  }

  @Test
  void triesAgainWhatFailed() {
    Outcome nothing = scene.run("rollout", "retry", "shop");
    assertEquals(1, nothing.code());
    assertEquals(
        "application/shop has no failed update to try again: revision 2 is complete\n",
        nothing.err());
    scene.rollout("shop", Phase.READY, 2, rolledBack());
    assertEquals(0, scene.run("rollout", "retry", "shop").code());
    assertEquals(Scene.NOW, controls().retryAt());
    assertEquals(0, scene.run("rollout", "retry", "shop").code());
    assertEquals(Scene.NOW.plusMillis(1), controls().retryAt());
  }

  @Test
  void takesNoFailureFromBeforeARetryForItsEnd() {
    scene.rollout("shop", Phase.READY, 2, rolledBack());
    assertEquals(7, scene.run("rollout", "status", "shop").code());
    Outcome retried = scene.run("rollout", "retry", "shop", "--wait", "--timeout", "50ms");
    assertEquals(6, retried.code());
    assertTrue(retried.out().contains("waiting for the manager"), retried.out());
  }

  @Test
  void endsWithSevenAndTheWholeReasonWhenItWasRolledBack() {
    scene.rollout("shop", Phase.READY, 2, rolledBack());
    scene.worker(
        "n1",
        "shop-abcde",
        Observation.Phase.STOPPED,
        new LastExit(3, 0, false, Scene.NOW, "starting\nno database\n"),
        "");
    Outcome outcome = scene.run("rollout", "status", "shop");
    assertEquals(7, outcome.code());
    assertEquals(
        "application/shop: revision 2 failed and was rolled back to revision 1\n", outcome.out());
    assertEquals(
        """
        WorkerFailed: worker shop-abcde on n1 ended with exit code 3
        What shop-abcde printed last:
          | starting
          | no database
        What differs: 'atoll diff --revision 1..2 shop'; all revisions: 'atoll rollout history shop'.
        Mend the document and apply it again, or try the same one with 'atoll rollout retry shop'.
        """,
        outcome.err());
    assertEquals(7, scene.run("wait", "shop").code());
  }

  @Test
  void endsWithOneWhenItFailedAndThereIsNothingToGoBackTo() {
    scene.rollout("shop", Phase.DEGRADED, 5, rollout(State.FAILED, 2, 0, 0, 0, 5, 0));
    Outcome outcome = scene.run("rollout", "status", "shop");
    assertEquals(1, outcome.code());
    assertTrue(outcome.out().contains("there is no complete revision to go back to"));
    assertTrue(outcome.err().contains("exit code 3"), outcome.err());
  }

  @Test
  void showsOldAndNewWorkersMoving() {
    scene.rollout("shop", Phase.PROGRESSING, 10, rollout(State.PROGRESSING, 2, 1, 0, 8, 3, 2));
    Outcome outcome = scene.run("rollout", "status", "shop", "--timeout", "30ms");
    assertEquals(6, outcome.code());
    assertEquals("application/shop: revision 2: 3 of 10 new, 2 ready, 8 old\n", outcome.out());
    scene.rollout("shop", Phase.ROLLING_BACK, 10, rollout(State.ROLLING_BACK, 1, 1, 2, 2, 8, 8));
    assertEquals(
        """
        application/shop: revision 2 failed, going back to revision 1: 8 of 10 new, 8 ready, 2 old
          worker shop-abcde on n1 ended with exit code 3
        """,
        scene.run("rollout", "status", "shop", "--timeout", "30ms").out());
  }

  @Test
  void looksOnceIfAsked() {
    scene.ready("shop", 5);
    scene.rollout("shop", Phase.READY, 5, complete(2));
    assertEquals(0, scene.run("rollout", "status", "shop", "--watch=false").code());
    scene.rollout("shop", Phase.PROGRESSING, 5, rollout(State.PAUSED, 2, 1, 0, 4, 1, 1));
    scene.run("rollout", "pause", "shop");
    Outcome paused = scene.run("rollout", "status", "shop", "--watch=false");
    assertEquals(6, paused.code());
    assertTrue(paused.out().startsWith("application/shop: paused at revision 2: 1 of 5 new"));
  }

  @Test
  void scalesWhatWasRolledBack() {
    scene.ready("shop", 2);
    scene.rollout("shop", Phase.READY, 2, rolledBack());
    scene.counted("shop", 2);
    Outcome outcome = scene.run("scale", "shop", "2", "--wait");
    assertEquals(0, outcome.code(), outcome.err());
  }

  @Test
  void showsTheWayFromOthersWords() {
    String restart = scene.run("rollout", "restart", "deployment/shop").err();
    assertTrue(restart.contains("type 'atoll restart NAME'"), restart);
    assertTrue(scene.run("rollback", "shop").err().contains("atoll rollout undo"));
    assertTrue(scene.run("rollout", "stat", "shop").err().contains("status"));
  }
}
