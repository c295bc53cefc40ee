package io.atoll.agent.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    write(
        Map.of(
            "cpuacct/atoll/c1/cpuacct.usage", "1500000000\n",
            "memory/atoll/c1/memory.usage_in_bytes", "5000\n",
            "memory/atoll/c1/memory.stat", "inactive_file 1\ntotal_inactive_file 2000\n",
            "pids/atoll/c1/pids.current", "4\n"));
    assertEquals(Optional.of(SAMPLE), Cgroups.of(root, "/atoll").sample("c1"));
  }

  @Test
  void readsVersionTwoFromItsOneTree() throws Exception {
    writeV2("atoll/c1");
    assertEquals(Optional.of(SAMPLE), Cgroups.of(root, "atoll").sample("c1"));
  }

  @Test
  void readsTheScopesThatSystemdMakes() throws Exception {
    writeV2("system.slice/docker-c1.scope");
    assertEquals(Optional.of(SAMPLE), Cgroups.of(root, "docker").sample("c1"));
  }

  @Test
  void aContainerThatHasEndedHasNoSample() throws Exception {
    assertEquals(Optional.empty(), Cgroups.of(root, "atoll").sample("gone"));
    writeV2("atoll/c1");
    assertEquals(Optional.empty(), Cgroups.of(root, "atoll").sample("gone"));
  }

  @Test
  void theWorkingSetIsNeverNegative() throws Exception {
    var sample = CgroupsV1.parse("0", "10", "total_inactive_file 20", "1");
    assertEquals(DataSize.ZERO, sample.memory());
  }

  @Test
  void refusesAFileThatHoldsNoNumber() {
    assertThrows(
        MalformedSampleException.class,
        () -> CgroupsV2.parse("usage_usec nan", "1", "inactive_file 0", "1"));
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
