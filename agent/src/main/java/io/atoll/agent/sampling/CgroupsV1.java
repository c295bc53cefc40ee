package io.atoll.agent.sampling;

import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Version 1: a tree of groups for each kind of resource. */
final class CgroupsV1 implements Cgroups {
  private final Path root;
  private final String parent;

  CgroupsV1(Path root, String parent) {
    this.root = root;
    this.parent = parent;
  }

  @Override
  public Optional<CgroupSample> sample(String containerId) throws IOException {
    try {
      Path memory = group("memory", containerId);
      return Optional.of(
          parse(
              Files.readString(group("cpuacct", containerId).resolve("cpuacct.usage")),
              Files.readString(memory.resolve("memory.usage_in_bytes")),
              Files.readString(memory.resolve("memory.stat")),
              Files.readString(group("pids", containerId).resolve("pids.current"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path group(String resource, String containerId) {
    return root.resolve(resource).resolve(parent).resolve(containerId);
  }

  static CgroupSample parse(String cpuNanos, String memoryUse, String memoryStat, String pids)
      throws MalformedSampleException {
    long droppable = Figures.field(memoryStat, "total_inactive_file");
    return new CgroupSample(
        Duration.ofNanos(Figures.number(cpuNanos)),
        new DataSize(Math.max(0, Figures.number(memoryUse) - droppable)),
        Math.toIntExact(Figures.number(pids)));
  }
}
