package io.atoll.controller.node.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.application.Application;
import io.atoll.api.application.Restart;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Revision;
import io.atoll.controller.node.worker.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AssignmentDiskTest {
  @TempDir private Path directory = Path.of("");

  private static KeptAssignment kept(String worker, int attempt) {
    var application =
        new Application(
            new Application.Metadata("shop", Map.of()),
            Scene.spec(Restart.Policy.ALWAYS, List.of(Scene.tcp())));
    return new KeptAssignment(
        worker,
        new Assignment(Scene.OWNER, 1, 0, "default", Assignment.Want.RUN, null),
        new Revision(7, 1, "hash", 9, 9, Scene.NOON, application),
        "boot",
        attempt,
        0,
        2,
        "i1",
        new Life.Condemned("i1", "liveness probe failed: HTTP 503"));
  }

  @Test
  void remembersOverARestart() {
    AssignmentDisk.open(directory).keep(kept("shop-a", 3));
    assertEquals(List.of(kept("shop-a", 3)), AssignmentDisk.open(directory).all());
  }

  @Test
  void keepsTheLatest() {
    AssignmentDisk disk = AssignmentDisk.open(directory);
    disk.keep(kept("shop-a", 1));
    disk.keep(kept("shop-a", 2));
    assertEquals(2, AssignmentDisk.open(directory).get("shop-a").orElseThrow().attempt());
  }

  @Test
  void forgets() {
    AssignmentDisk disk = AssignmentDisk.open(directory);
    disk.keep(kept("shop-a", 1));
    disk.forget("shop-a");
    disk.forget("shop-a");
    assertTrue(AssignmentDisk.open(directory).all().isEmpty());
  }

  @Test
  void setsAsideWhatCannotBeRead() throws IOException {
    AssignmentDisk.open(directory).keep(kept("shop-a", 1));
    Files.writeString(directory.resolve("shop-b.yaml"), "worker: [unfinished");
    Files.write(directory.resolve("shop-c.yaml"), new byte[] {0, 1, 2, (byte) 0xff});
    assertEquals(List.of(kept("shop-a", 1)), AssignmentDisk.open(directory).all());
    assertTrue(Files.exists(directory.resolve("shop-b.yaml.corrupt")));
    assertEquals(List.of(kept("shop-a", 1)), AssignmentDisk.open(directory).all());
  }

  @Test
  void ignoresADraftThatWasNeverRenamed() throws IOException {
    AssignmentDisk.open(directory).keep(kept("shop-a", 1));
    Files.writeString(directory.resolve("shop-a.yaml.new"), "half");
    assertEquals(1, AssignmentDisk.open(directory).all().size());
  }
}
