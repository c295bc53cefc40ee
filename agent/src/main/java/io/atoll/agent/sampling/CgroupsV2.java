package io.atoll.agent.sampling;

import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Version 2: one tree of groups. */
final class CgroupsV2 implements Cgroups {
  private final Path root;
  private final String parent;

  CgroupsV2(Path root, String parent) {
    this.root = root;
    this.parent = parent;
  }

  @Override
  public Optional<CgroupSample> sample(String containerId) throws IOException {
    try {
      Path group = group(containerId);
      return Optional.of(
          parse(
              Files.readString(group.resolve("cpu.stat")),
              Files.readString(group.resolve("memory.current")),
              Files.readString(group.resolve("memory.stat")),
              Files.readString(group.resolve("pids.current"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * An engine that has systemd make its groups puts them into scopes, whatever its parent group.
   */
  private Path group(String containerId) {
    Path plain = root.resolve(parent).resolve(containerId);
    return Files.isDirectory(plain)
        ? plain
        : root.resolve("system.slice").resolve("docker-" + containerId + ".scope");
  }

  static CgroupSample parse(String cpuStat, String memoryCurrent, String memoryStat, String pids)
      throws MalformedSampleException {
    long droppable = Figures.field(memoryStat, "inactive_file");
    return new CgroupSample(
        Duration.of(Figures.field(cpuStat, "usage_usec"), ChronoUnit.MICROS),
        new DataSize(Math.max(0, Figures.number(memoryCurrent) - droppable)),
        Math.toIntExact(Figures.number(pids)));
  }
}
