package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.cli.Scene.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The editor is a shell script, as a person's EDITOR may be. */
final class EditTest {
  @TempDir Path folder;
  private final Scene scene = new Scene();

  @BeforeEach
  void applyHello() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
  }

  @Test
  void storesWhatTheEditorLeaves() throws IOException {
    editor("sed -i 's/replicas: 2/replicas: 4/' \"$1\"");
    Outcome outcome = scene.run("edit", "hello");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("application/hello configured\n", outcome.out());
    assertEquals(Scene.HELLO.replace("replicas: 2", "replicas: 4"), stored());
  }

  @Test
  void changesNothingIfTheTextIsUnchanged() throws IOException {
    editor("true");
    long before = scene.store.revision();
    assertEquals("application/hello unchanged\n", scene.run("edit", "application/hello").out());
    assertEquals(before, scene.store.revision());
  }

  @Test
  void showsTheErrorsOnTopUntilTheyAreMended() throws IOException {
    editor(
        """
        if grep -q imag: "$1"; then
          cp "$1" %1$s/second
          sed -i 's/imag:/image:/' "$1"
        else
          sed -i 's/image:/imag:/; s/replicas: 2/replicas: 5/' "$1"
        fi
        """
            .formatted(folder));
    Outcome outcome = scene.run("edit", "hello");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(Scene.HELLO.replace("replicas: 2", "replicas: 5"), stored());
    String second = Files.readString(folder.resolve("second"));
    assertTrue(second.startsWith("#| This is not valid yet"), second);
    assertTrue(second.contains("spec.imag"), second);
    assertTrue(second.contains("\n# greets everybody\n"), second);
  }

  @Test
  void givesUpIfTheErrorsAreLeft() throws IOException {
    editor("sed -i 's/image:/imag:/' \"$1\"");
    Outcome outcome = scene.run("edit", "hello");
    assertEquals(3, outcome.code());
    assertTrue(outcome.err().startsWith("hello:"), outcome.err());
    assertTrue(outcome.err().contains("Your text is kept in"), outcome.err());
    assertEquals(Scene.HELLO, stored());
  }

  @Test
  void refusesAnotherName() throws IOException {
    editor("sed -i 's/name: hello/name: other/' \"$1\"");
    Outcome outcome = scene.run("edit", "hello");
    assertEquals(3, outcome.code());
    assertTrue(outcome.err().contains("application/hello"), outcome.err());
  }

  @Test
  void repairsRubbish() throws IOException {
    scene.store.put(Keys.application("hello"), "}{");
    Files.writeString(folder.resolve("good.yaml"), Scene.HELLO);
    editor("cp " + folder + "/good.yaml \"$1\"");
    assertEquals(0, scene.run("edit", "hello").code());
    assertEquals(Scene.HELLO, stored());
  }

  @Test
  void keepsTheTextOnAConflict() throws IOException {
    scene.beforeCommit = () -> scene.store.put(Keys.application("hello"), "yours");
    editor("sed -i 's/replicas: 2/replicas: 4/' \"$1\"");
    Outcome outcome = scene.run("edit", "hello");
    assertEquals(4, outcome.code());
    assertTrue(outcome.err().contains("Your text is kept in"), outcome.err());
    assertEquals("yours", stored());
  }

  @Test
  void saysThatTheEditorFailed() throws IOException {
    editor("exit 3");
    assertEquals(1, scene.run("edit", "hello").code());
    scene.environment.put("EDITOR", folder + "/no-such-editor");
    Outcome outcome = scene.run("edit", "hello");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("EDITOR"), outcome.err());
    assertEquals(5, scene.run("edit", "helo").code());
  }

  private void editor(String script) throws IOException {
    Path file = folder.resolve("editor.sh");
    Files.writeString(file, script);
    scene.environment.put("EDITOR", "/bin/sh " + file);
  }

  private String stored() {
    return scene.store.get(Keys.application("hello")).map(Entry::text).orElse("");
  }
}
