package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Observation;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.Scene.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeleteTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void applyHello() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
  }

  @Test
  void takesNoFileForAName() {
    Outcome outcome = scene.run("delete", "web.yaml");
    assertEquals(2, outcome.code());
    assertEquals("'web.yaml' is no name; did you mean '-f web.yaml'?\n", outcome.err());
  }

  @Test
  void deletesByNameKindAndFile() {
    assertDeletes("delete", "hello");
    assertDeletes("delete", "app/hello");
    assertDeletes("delete", "application", "hello");
    scene.input = Scene.HELLO;
    assertDeletes("delete", "-f", "-");
  }

  private void assertDeletes(String... command) {
    applyHello();
    Outcome outcome = scene.run(command);
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("application/hello deleted\n", outcome.out());
    assertTrue(scene.store.get(Keys.application("hello")).isEmpty());
  }

  @Test
  void deletesWhatDoesNotParse() {
    scene.store.put(Keys.application("hello"), "}{");
    assertEquals(0, scene.run("delete", "hello").code());
  }

  @Test
  void deletesNothingIfOneNameIsWrong() {
    Outcome outcome = scene.run("delete", "hello", "wrold");
    assertEquals(5, outcome.code());
    assertTrue(outcome.err().contains("'wrold'"), outcome.err());
    assertTrue(scene.store.get(Keys.application("hello")).isPresent());
  }

  @Test
  void refusesAnAmbiguousName() {
    scene.store.put(Keys.node("hello"), "x");
    Outcome outcome = scene.run("delete", "hello");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("application/hello or node/hello"), outcome.err());
    assertEquals(0, scene.run("delete", "node/hello").code());
  }

  @Test
  void refusesWhatIsNoDocumentOfAUser() {
    assertEquals(2, scene.run("delete", "worker/hello-abcde").code());
    assertEquals(2, scene.run("delete", "wrker/hello-abcde").code());
    assertEquals(2, scene.run("delete").code());
    assertEquals(2, scene.run("delete", "hello", "-f", "x").code());
  }

  @Test
  void waitsUntilTheStatusIsGone() {
    scene.leader();
    scene.status("hello", Phase.READY, 2, 2);
    Store manager = scene.store.connect();
    Txn clean = Txn.of(Op.delete(Keys.applicationStatus("hello")));
    manager.watch(
        Keys.APPLICATIONS,
        scene.store.revision() + 1,
        Watching.of(events -> Thread.ofVirtual().start(() -> manager.commit(clean))));
    Outcome outcome = scene.run("delete", "hello", "--wait", "--timeout", "20s");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("application/hello: gone", outcome.lines().getLast());
  }

  @Test
  void waitsForWhatItsNodesStillHave() {
    scene.leader();
    scene.worker("n1", "hello-abcde", Observation.Phase.STOPPED);
    scene.store.commit(Txn.of(Op.delete(Keys.worker("n1", "hello-abcde"))));
    assertEquals(6, scene.run("delete", "hello", "--wait", "--timeout", "30ms").code());
    scene.store.commit(Txn.of(Op.delete(Keys.presence("n1"))));
    assertEquals(0, scene.run("wait", "hello", "--for", "deleted", "--timeout", "20s").code());
  }

  @Test
  void waitsUntilNothingTakesRequests() {
    scene.leader();
    scene.store.put(Keys.endpoints("hello", 0), Documents.write(Endpoints.NONE));
    assertEquals(6, scene.run("delete", "hello", "--wait", "--timeout", "30ms").code());
  }

  @Test
  void timesOutNamingWhatIsLeft() {
    scene.leader();
    scene.status("hello", Phase.READY, 1, 1);
    scene.worker("n1", "hello-abcde", Observation.Phase.READY);
    Outcome outcome = scene.run("delete", "hello", "--wait", "--timeout", "30ms");
    assertEquals(6, outcome.code());
    assertTrue(outcome.err().contains("hello-abcde on n1: ready"), outcome.err());
  }
}
