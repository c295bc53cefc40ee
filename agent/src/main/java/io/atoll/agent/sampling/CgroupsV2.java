package io.atoll.agent.sampling;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Version 2: one tree of groups. */
final class CgroupsV2 implements Cgroups {
  private static final double MICRO = 1e-6;
  private static final ImmutableMap<String, ContainerFigure> CPU_COUNTS =
      ImmutableMap.of(
          "nr_periods",
          ContainerFigure.CPU_PERIODS,
          "nr_throttled",
          ContainerFigure.CPU_THROTTLED_PERIODS);
  private static final ImmutableMap<String, ContainerFigure> CPU_TIMES =
      ImmutableMap.of(
          "usage_usec", ContainerFigure.CPU_SECONDS,
          "throttled_usec", ContainerFigure.CPU_THROTTLED_SECONDS);
  private static final ImmutableMap<String, ContainerFigure> MEMORY =
      ImmutableMap.of("anon", ContainerFigure.MEMORY_RSS, "file", ContainerFigure.MEMORY_CACHE);
  private static final ImmutableMap<String, ContainerFigure> OOM =
      ImmutableMap.of("oom_kill", ContainerFigure.OOM_KILLS);

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

  @Override
  public void read(String containerId, Readings readings) throws IOException {
    Path group = group(containerId);
    Path cpu = group.resolve("cpu.stat");
    readings.fields(cpu, CPU_COUNTS, 1);
    readings.fields(cpu, CPU_TIMES, MICRO);
    readings.read(group.resolve("cpu.max"), text -> parseCpuLimit(text, readings));
    readings.number(group.resolve("memory.current"), ContainerFigure.MEMORY_USAGE, 1);
    readings.fields(group.resolve("memory.stat"), MEMORY, 1);
    readings.workingSet(group.resolve("memory.stat"), "inactive_file");
    readings.limit(group.resolve("memory.max"), ContainerFigure.MEMORY_LIMIT);
    readings.fields(group.resolve("memory.events"), OOM, 1);
    readings.number(group.resolve("pids.current"), ContainerFigure.PIDS, 1);
    readings.limit(group.resolve("pids.max"), ContainerFigure.PIDS_LIMIT);
    readings.read(group.resolve("io.stat"), text -> BlockIo.parseV2(text, readings));
  }

  /** Quota (or {@code max}) and period. */
  private static void parseCpuLimit(String text, Readings readings)
      throws MalformedSampleException {
    List<String> words = Figures.words(text);
    if (words.size() != 2) {
      throw Figures.malformed("a quota and a period", text);
    }
    OptionalLong quota = Figures.limit(words.getFirst());
    if (quota.isPresent()) {
      readings.put(ContainerFigure.CPU_QUOTA, quota.getAsLong());
    }
    readings.put(ContainerFigure.CPU_PERIOD, Figures.number(words.getLast()));
  }

  @Override
  public OptionalLong process(String containerId) throws IOException {
    return Cgroups.firstProcess(group(containerId));
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
