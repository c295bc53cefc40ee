package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.cli.Scene.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync --once} and {@code apply --prune}: a folder that owns what it applied. */
final class FolderTest {
  private static final String WEB = Scene.HELLO.replace("name: hello", "name: web");

  @TempDir Path folder;
  private final Scene scene = new Scene();

  @Test
  void syncAppliesAndPrunesWhatItOwnsAndNothingElse() throws IOException {
    scene.store.put(Keys.application("other"), WEB.replace("web", "other"));
    file("hello.yaml", Scene.HELLO);
    file("web.yaml", WEB);
    Outcome first = sync("--prune");
    assertEquals(0, first.code(), first.err());
    assertEquals(List.of("application/hello created", "application/web created"), first.lines());
    Files.delete(folder.resolve("web.yaml"));
    assertEquals(
        List.of("application/web deleted, since its file is gone"), sync("--prune").lines());
    assertEquals("", stored("web"));
    assertTrue(stored("other").contains("other"));
  }

  @Test
  void syncSaysWhatItLeavesAloneAndFailsForIt() throws IOException {
    assertEquals(2, sync().code());
    file("hello.yaml", "kind: [");
    Outcome invalid = sync();
    assertEquals(3, invalid.code());
    assertTrue(invalid.err().contains("hello.yaml:1:"), invalid.err());
    file("hello.yaml", Scene.HELLO);
    assertEquals(0, sync("--source", "first").code());
    Outcome second = sync("--source", "second");
    assertEquals(4, second.code());
    assertTrue(second.err().contains("application/hello belongs to first"), second.err());
  }

  @Test
  void syncWarnsOfDriftOrUndoesIt() throws IOException {
    file("hello.yaml", Scene.HELLO);
    sync();
    scene.store.put(Keys.application("hello"), "rubbish");
    Outcome warned = sync("--drift", "warn");
    assertEquals(0, warned.code());
    assertTrue(warned.err().contains("application/hello is stored with another"), warned.err());
    assertEquals("rubbish", stored("hello"));
    assertTrue(sync().out().contains("reverted"));
    assertEquals(Scene.HELLO, stored("hello"));
  }

  @Test
  void applyPrunesWhatThisFolderAppliedBefore() throws IOException {
    file("hello.yaml", Scene.HELLO);
    file("web.yaml", WEB);
    assertEquals(0, scene.run("apply", "-f", folder.toString(), "--prune").code());
    Files.delete(folder.resolve("web.yaml"));
    assertEquals(
        List.of("application/hello unchanged"),
        scene.run("apply", "-f", folder.toString()).lines());
    Outcome preview = scene.run("apply", "-f", folder.toString(), "--prune", "--dry-run");
    assertTrue(preview.out().contains("application/web would be deleted"), preview.out());
    assertEquals(WEB, stored("web"));
    Outcome pruned = scene.run("apply", "-f", folder.toString(), "--prune");
    assertEquals(
        List.of("application/web deleted, since its file is gone", "application/hello unchanged"),
        pruned.lines());
    assertEquals("", stored("web"));
  }

  @Test
  void applyPrunesNothingWhereTheFolderCannotBeGoneBy() throws IOException {
    file("hello.yaml", Scene.HELLO);
    scene.run("apply", "-f", folder.toString(), "--prune");
    file("hello.yaml", "kind: [");
    assertEquals(3, scene.run("apply", "-f", folder.toString(), "--prune").code());
    Files.delete(folder.resolve("hello.yaml"));
    assertEquals(2, scene.run("apply", "-f", folder.toString(), "--prune").code());
    scene.input = Scene.HELLO;
    assertEquals(2, scene.run("apply", "-f", "-", "--prune").code());
    assertEquals(Scene.HELLO, stored("hello"));
  }

  @Test
  void applySaysWhoseTheObjectIs() throws IOException {
    file("hello.yaml", Scene.HELLO);
    sync("--source", "infra");
    scene.input = Scene.HELLO.replace("replicas: 2", "replicas: 3");
    Outcome outcome = scene.run("apply", "-f", "-");
    assertEquals(0, outcome.code());
    assertTrue(outcome.err().contains("application/hello belongs to infra"), outcome.err());
    assertTrue(scene.run("describe", "hello").out().contains("infra"));
  }

  @Test
  void applyComparesWithTheRevisionThatTheUserSaw() throws IOException {
    file("hello.yaml", Scene.HELLO);
    String file = folder.resolve("hello.yaml").toString();
    assertEquals(0, scene.run("apply", "-f", file, "--if-revision", "0").code());
    long revision = scene.revision("hello");
    file("hello.yaml", Scene.HELLO.replace("replicas: 2", "replicas: 3"));
    Outcome stale = scene.run("apply", "-f", file, "--if-revision", "" + (revision - 1));
    assertEquals(4, stale.code());
    assertEquals(Scene.HELLO, stored("hello"));
    assertEquals(0, scene.run("apply", "-f", file, "--if-revision", "" + revision).code());
    assertEquals(4, scene.run("apply", "-f", file, "--if-revision", "0").code());
  }

  @Test
  void applyOnlySaysWhatItWouldDo() throws IOException {
    file("hello.yaml", Scene.HELLO);
    String file = folder.resolve("hello.yaml").toString();
    assertEquals(
        "application/hello would be created\n", scene.run("apply", "-f", file, "--dry-run").out());
    assertEquals("", stored("hello"));
  }

  @Test
  void diffEndsWithTheCodeOfDiff() throws IOException {
    file("hello.yaml", Scene.HELLO);
    String file = folder.resolve("hello.yaml").toString();
    assertEquals(1, scene.run("diff", "-f", file).code());
    scene.run("apply", "-f", file);
    assertEquals(0, scene.run("diff", "-f", file).code());
    file("hello.yaml", Scene.HELLO.replace("hello:1", "hello:2"));
    Outcome differs = scene.run("diff", "-f", file);
    assertEquals(1, differs.code());
    assertEquals(
        List.of(
            "application/hello would be changed, and its workers replaced",
            "  ~ spec.image: hello:1 → hello:2"),
        differs.lines());
    scene.terminal = true;
    assertTrue(scene.run("diff", "-f", file).out().contains("\u001b[33m~ spec.image"));
    file("hello.yaml", "kind: [");
    assertEquals(3, scene.run("diff", "-f", file).code());
  }

  private Outcome sync(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "sync";
    arguments[1] = folder.toString();
    arguments[2] = "--once";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return scene.run(arguments);
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String stored(String application) {
    return scene.store.get(Keys.application(application)).map(Entry::text).orElse("");
  }
}
