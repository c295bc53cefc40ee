package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionTest {
  private final Scene scene = new Scene();

  @TempDir private Path folder;

  @Test
  void proposesCommandsOptionsAndNames() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.worker("n1", "hello-aaaaa", Observation.Phase.READY);
    scene.node("n1", null);
    assertEquals(List.of("restart"), propose("res"));
    assertEquals(List.of("stats", "stop"), propose("st"));
    assertEquals(List.of("hello", "hello-aaaaa"), propose("stop", "h"));
    assertEquals(List.of("hello"), propose("scale", ""));
    assertEquals(List.of("networks", "nodes"), propose("get", "n"));
    assertEquals(List.of("hello-aaaaa"), propose("get", "workers", ""));
    assertEquals(List.of("--no-stream", "--nodes"), propose("stats", "--no"));
    assertEquals(List.of("cordon"), propose("node", "co"));
    assertEquals(List.of("n1"), propose("node", "cordon", ""));
    assertEquals(List.of("json"), propose("ps", "-o", "j"));
  }

  @Test
  void bashAsksTheCommandForTheWordUnderTheCursor() throws Exception {
    script("atoll", "printf '%s\\n' stop \"a name\"; printf '%s|' \"$@\" >" + folder + "/asked");
    Path completion = folder.resolve("completion");
    Files.writeString(completion, scene.run("completion", "bash").out());
    String out =
        bash(
            ". %s; COMP_WORDS=(%s/atoll scale '' later); COMP_CWORD=2; _atoll; printf '<%%s>' \"${COMPREPLY[@]}\""
                .formatted(completion, folder));
    assertEquals("<stop><a name>", out);
    assertEquals("__complete|scale||", Files.readString(folder.resolve("asked")));
    assertTrue(scene.run("completion", "zsh").out().contains("compdef _atoll atoll"));
  }

  @Test
  void runsProgramsOnThePathAsCommandsButNeverInsteadOfItsOwn() throws IOException {
    script("atoll-hey", "exit $(($# + 40))");
    script("atoll-version", "exit 99");
    scene.environment.put("PATH", folder.toString());
    assertEquals(42, scene.run("hey", "a", "b").code());
    assertEquals(0, scene.run("version").code());
    assertEquals(2, scene.run("heyy").code());
  }

  private void script(String name, String line) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private static String bash(String script) throws IOException, InterruptedException {
    Process bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), out);
    return out;
  }

  private List<String> propose(String... words) {
    List<String> all = new ArrayList<>(List.of("__complete"));
    all.addAll(List.of(words));
    return scene.run(all.toArray(String[]::new)).lines();
  }
}
