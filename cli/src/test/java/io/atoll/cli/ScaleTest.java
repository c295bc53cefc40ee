package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.Scene.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ScaleTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void applyHello() {
    scene.store.put("/atoll/other", "x");
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.store.put(Keys.application("hello"), Scene.HELLO + "# again\n");
  }

  @Test
  void writesTheCountWithItsBasis() {
    Outcome outcome = scene.run("scale", "hello", "5");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("application/hello scaled to 5\n", outcome.out());
    Controls controls = Documents.read(stored(), Controls.class);
    assertEquals(5, controls.count());
    assertEquals(new Controls.Basis(scene.uid("hello"), scene.revision("hello")), controls.basis());
  }

  @Test
  void keepsWhatItDoesNotKnow() {
    scene.store.put(Keys.controls("hello"), "paused: true\nfuture: 1\n");
    scene.run("scale", "hello", "0");
    assertTrue(stored().contains("paused: true") && stored().contains("future: 1"), stored());
  }

  @Test
  void clearsTheCountWithAuto() {
    scene.run("scale", "hello", "5");
    assertEquals(0, scene.run("scale", "hello", "--auto").code());
    assertFalse(stored().contains("count") || stored().contains("basis"), stored());
  }

  @Test
  void takesTheCountAsKubectlDoesAndTheKindBeforeTheName() {
    Outcome outcome = scene.run("scale", "app/hello", "--replicas=4");
    assertEquals("application/hello scaled to 4\n", outcome.out(), outcome.err());
    assertEquals(4, Documents.read(stored(), Controls.class).count());
    Outcome deployment = scene.run("scale", "deployment/hello", "--replicas=5");
    assertEquals(2, deployment.code());
    assertTrue(deployment.err().contains("here they are 'applications'"), deployment.err());
    assertEquals(2, scene.run("scale", "network/hello", "5").code());
  }

  @Test
  void refusesWrongUsage() {
    for (String[] wrong :
        new String[][] {
          {"scale", "hello"},
          {"scale", "hello", "3", "--auto"},
          {"scale", "hello", "3", "--replicas", "4"},
          {"scale", "hello", "-1"},
          {"scale", "hello", "many"},
          {"scale", "hello", "1000000"},
          {"scale"}
        }) {
      assertEquals(2, scene.run(wrong).code(), String.join(" ", wrong));
    }
    assertTrue(scene.store.get(Keys.controls("hello")).isEmpty());
  }

  @Test
  void doesNotScaleWhatIsNotThere() {
    Outcome outcome = scene.run("scale", "helo", "3");
    assertEquals(5, outcome.code());
    assertTrue(outcome.err().contains("hello"), outcome.err());
  }

  @Test
  void doesNotOverwriteControlsThatDoNotParse() {
    scene.store.put(Keys.controls("hello"), "}{");
    assertEquals(3, scene.run("scale", "hello", "3").code());
    assertEquals("}{", stored());
  }

  @Test
  void waitsForTheCountToBeTakenUp() {
    scene.leader();
    scene.ready("hello", 2);
    assertEquals(6, scene.run("scale", "hello", "3", "--wait", "--timeout", "50ms").code());
    scene.counted("hello", 3);
    scene.ready("hello", 3);
    assertEquals(0, scene.run("scale", "hello", "3", "--wait").code());
  }

  private String stored() {
    return scene.store.get(Keys.controls("hello")).map(Entry::text).orElse("");
  }
}
