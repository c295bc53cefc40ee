package io.atoll.agent.sampling;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Version 1: a tree of groups for each kind of resource. */
final class CgroupsV1 implements Cgroups {
  private static final double NANO = 1e-9;
  private static final ImmutableMap<String, ContainerFigure> CPU_COUNTS =
      ImmutableMap.of(
          "nr_periods",
          ContainerFigure.CPU_PERIODS,
          "nr_throttled",
          ContainerFigure.CPU_THROTTLED_PERIODS);
  private static final ImmutableMap<String, ContainerFigure> CPU_TIMES =
      ImmutableMap.of("throttled_time", ContainerFigure.CPU_THROTTLED_SECONDS);
  private static final ImmutableMap<String, ContainerFigure> MEMORY =
      ImmutableMap.of(
          "total_rss", ContainerFigure.MEMORY_RSS, "total_cache", ContainerFigure.MEMORY_CACHE);
  private static final ImmutableMap<String, ContainerFigure> OOM =
      ImmutableMap.of("oom_kill", ContainerFigure.OOM_KILLS);

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

  @Override
  public void read(String containerId, Readings readings) throws IOException {
    Path cpu = group("cpu", containerId);
    readings.number(
        group("cpuacct", containerId).resolve("cpuacct.usage"), ContainerFigure.CPU_SECONDS, NANO);
    readings.fields(cpu.resolve("cpu.stat"), CPU_COUNTS, 1);
    readings.fields(cpu.resolve("cpu.stat"), CPU_TIMES, NANO);
    readings.limit(cpu.resolve("cpu.cfs_quota_us"), ContainerFigure.CPU_QUOTA);
    readings.limit(cpu.resolve("cpu.cfs_period_us"), ContainerFigure.CPU_PERIOD);
    Path memory = group("memory", containerId);
    readings.number(memory.resolve("memory.usage_in_bytes"), ContainerFigure.MEMORY_USAGE, 1);
    readings.fields(memory.resolve("memory.stat"), MEMORY, 1);
    readings.workingSet(memory.resolve("memory.stat"), "total_inactive_file");
    readings.limit(memory.resolve("memory.limit_in_bytes"), ContainerFigure.MEMORY_LIMIT);
    readings.fields(memory.resolve("memory.oom_control"), OOM, 1);
    Path pids = group("pids", containerId);
    readings.number(pids.resolve("pids.current"), ContainerFigure.PIDS, 1);
    readings.limit(pids.resolve("pids.max"), ContainerFigure.PIDS_LIMIT);
    readDevices(group("blkio", containerId), readings);
  }

  private static void readDevices(Path blkio, Readings readings) throws IOException {
    readings.read(
        blkio.resolve("blkio.throttle.io_service_bytes"),
        text ->
            BlockIo.parseV1(
                text, readings, ContainerFigure.READ_BYTES, ContainerFigure.WRITTEN_BYTES));
    readings.read(
        blkio.resolve("blkio.throttle.io_serviced"),
        text -> BlockIo.parseV1(text, readings, ContainerFigure.READS, ContainerFigure.WRITES));
  }

  @Override
  public OptionalLong process(String containerId) throws IOException {
    return Cgroups.firstProcess(group("pids", containerId));
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
