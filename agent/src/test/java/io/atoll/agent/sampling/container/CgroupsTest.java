package io.atoll.agent.sampling.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atoll.agent.sampling.kernel.MalformedSampleException;
import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupsTest {
  private static final CgroupSample SAMPLE =
      new CgroupSample(Duration.ofMillis(1500), new DataSize(3000), 4);

  @TempDir private Path root;

  @Test
  void readsVersionOneFromATreeForEachResource() throws Exception {
    writeV1("1500000000", "5000");
    assertEquals(Optional.of(SAMPLE), sample(Cgroups.of(root, "/atoll"), "c1"));
  }

  @Test
  void readsVersionTwoFromItsOneTree() throws Exception {
    writeV2("atoll/c1");
    assertEquals(Optional.of(SAMPLE), sample(Cgroups.of(root, "atoll"), "c1"));
  }

  @Test
  void readsTheScopesThatSystemdMakes() throws Exception {
    writeV2("system.slice/docker-c1.scope");
    assertEquals(Optional.of(SAMPLE), sample(Cgroups.of(root, "docker"), "c1"));
  }

  @Test
  void aContainerThatHasEndedHasNoSample() throws Exception {
    assertEquals(Optional.empty(), sample(Cgroups.of(root, "atoll"), "gone"));
    writeV2("atoll/c1");
    assertEquals(Optional.empty(), sample(Cgroups.of(root, "atoll"), "gone"));
  }

  @Test
  void theWorkingSetIsNeverNegative() throws Exception {
    var sample = CgroupsV1.parse(List.of("0", "10", "total_inactive_file 20", "1"));
    assertEquals(DataSize.ZERO, sample.memory());
  }

  @Test
  void refusesAFileThatHoldsNoNumber() {
    assertThrows(
        MalformedSampleException.class,
        () -> CgroupsV2.parse(List.of("usage_usec nan", "1", "inactive_file 0", "1")));
  }

  @Test
  void readsWhatIsSoNowAndFindsAGroupThatWasMadeAnew() throws Exception {
    try (GroupFiles group = Cgroups.of(root, "atoll").files("c1")) {
      assertEquals(Optional.empty(), group.sample());
      writeV1("1500000000", "5000");
      assertEquals(Optional.of(SAMPLE), group.sample());
      writeV1("2500000000", "6000");
      assertEquals(
          Optional.of(new CgroupSample(Duration.ofMillis(2500), new DataSize(4000), 4)),
          group.sample());
    }
  }

  private static Optional<CgroupSample> sample(Cgroups cgroups, String container)
      throws IOException {
    try (GroupFiles group = cgroups.files(container)) {
      return group.sample();
    }
  }

  private void writeV1(String cpu, String memory) throws IOException {
    write(
        Map.of(
            "cpuacct/atoll/c1/cpuacct.usage",
            cpu + "\n",
            "memory/atoll/c1/memory.usage_in_bytes",
            memory + "\n",
            "memory/atoll/c1/memory.stat",
            "inactive_file 1\ntotal_inactive_file 2000\n",
            "pids/atoll/c1/pids.current",
            "4\n"));
  }

  private void writeV2(String group) throws IOException {
    write(
        Map.of(
            "cgroup.controllers",
            "cpu memory pids\n",
            group + "/cpu.stat",
            "usage_usec 1500000\nuser_usec 1\n",
            group + "/memory.current",
            "5000\n",
            group + "/memory.stat",
            "anon 1\ninactive_file 2000\n",
            group + "/pids.current",
            "4\n"));
  }

  private void write(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
