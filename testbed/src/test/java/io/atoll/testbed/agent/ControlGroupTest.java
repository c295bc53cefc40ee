package io.atoll.testbed.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.agent.sampling.container.CgroupSample;
import io.atoll.agent.sampling.container.Cgroups;
import io.atoll.agent.sampling.container.GroupFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On the kernel's own control groups, whose open files tell when their group is gone. */
@Tag("programs")
final class ControlGroupTest {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final String NAME = "atoll-test-" + ProcessHandle.current().pid();

  private final List<Path> groups =
      Files.exists(ROOT.resolve("cgroup.controllers"))
          ? List.of(ROOT.resolve(NAME))
          : List.of(
              ROOT.resolve("cpuacct").resolve(NAME),
              ROOT.resolve("memory").resolve(NAME),
              ROOT.resolve("pids").resolve(NAME));

  @BeforeEach
  void make() throws IOException {
    for (Path group : groups) {
      // Two kinds of resource may share a tree.
      if (!Files.exists(group)) {
        Files.createDirectory(group);
      }
    }
  }

  @AfterEach
  void remove() throws IOException {
    for (Path group : groups) {
      Files.deleteIfExists(group);
    }
  }

  @Test
  void aGroupThatWasRemovedIsToldAndFoundWhenItIsMadeAgain() throws IOException {
    try (GroupFiles files = Cgroups.of(ROOT, "").files(NAME)) {
      assertEquals(Duration.ZERO, files.sample().map(CgroupSample::cpuTime).orElseThrow());
      remove();
      assertEquals(Optional.empty(), files.sample(), "after its end");
      make();
      assertTrue(files.sample().isPresent());
    }
  }
}
