package io.atoll.agent.sampling.container;

import com.google.common.collect.ImmutableList;
import io.atoll.agent.sampling.container.Readings.Field;
import io.atoll.agent.sampling.kernel.Figures;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Version 1: a tree of groups for each kind of resource. */
final class CgroupsV1 implements Cgroups {
  private static final double NANO = 1e-9;
  private static final ImmutableList<Field> CPU =
      ImmutableList.of(
          new Field("nr_periods", ContainerFigure.CPU_PERIODS, 1),
          new Field("nr_throttled", ContainerFigure.CPU_THROTTLED_PERIODS, 1),
          new Field("throttled_time", ContainerFigure.CPU_THROTTLED_SECONDS, NANO));
  private static final ImmutableList<Field> MEMORY =
      ImmutableList.of(
          new Field("total_rss", ContainerFigure.MEMORY_RSS, 1),
          new Field("total_cache", ContainerFigure.MEMORY_CACHE, 1));
  private static final ImmutableList<Field> OOM =
      ImmutableList.of(new Field("oom_kill", ContainerFigure.OOM_KILLS, 1));

  private final Path root;
  private final String parent;

  CgroupsV1(Path root, String parent) {
    this.root = root;
    this.parent = parent;
  }

  @Override
  public GroupFiles files(String containerId) {
    Path memory = group("memory", containerId);
    List<Path> paths =
        List.of(
            group("cpuacct", containerId).resolve("cpuacct.usage"),
            memory.resolve("memory.usage_in_bytes"),
            memory.resolve("memory.stat"),
            group("pids", containerId).resolve("pids.current"));
    return new GroupFiles(() -> paths, CgroupsV1::parse);
  }

  @Override
  public void read(String containerId, Readings readings) throws IOException {
    Path cpu = group("cpu", containerId);
    readings.number(
        group("cpuacct", containerId).resolve("cpuacct.usage"), ContainerFigure.CPU_SECONDS, NANO);
    readings.fields(cpu.resolve("cpu.stat"), CPU);
    readings.limit(cpu.resolve("cpu.cfs_quota_us"), ContainerFigure.CPU_QUOTA);
    readings.limit(cpu.resolve("cpu.cfs_period_us"), ContainerFigure.CPU_PERIOD);
    Path memory = group("memory", containerId);
    readings.number(memory.resolve("memory.usage_in_bytes"), ContainerFigure.MEMORY_USAGE, 1);
    readings.fields(memory.resolve("memory.stat"), MEMORY);
    readings.workingSet(memory.resolve("memory.stat"), "total_inactive_file");
    readings.limit(memory.resolve("memory.limit_in_bytes"), ContainerFigure.MEMORY_LIMIT);
    readings.fields(memory.resolve("memory.oom_control"), OOM);
    Path pids = group("pids", containerId);
    readings.number(pids.resolve("pids.current"), ContainerFigure.PIDS, 1);
    readings.limit(pids.resolve("pids.max"), ContainerFigure.PIDS_LIMIT);
    readDevices(group("blkio", containerId), readings);
  }

  private static void readDevices(Path blkio, Readings readings) throws IOException {
    BlockIo.readV1(
        blkio.resolve("blkio.throttle.io_service_bytes"),
        readings,
        ContainerFigure.READ_BYTES,
        ContainerFigure.WRITTEN_BYTES);
    BlockIo.readV1(
        blkio.resolve("blkio.throttle.io_serviced"),
        readings,
        ContainerFigure.READS,
        ContainerFigure.WRITES);
  }

  @Override
  public OptionalLong process(String containerId) throws IOException {
    return Cgroups.firstProcess(group("pids", containerId));
  }

  private Path group(String resource, String containerId) {
    return root.resolve(resource).resolve(parent).resolve(containerId);
  }

  /** In the order of {@link #files}. */
  static CgroupSample parse(List<String> texts) throws MalformedSampleException {
    long droppable = Figures.field(texts.get(2), "total_inactive_file");
    return new CgroupSample(
        Duration.ofNanos(Figures.number(texts.get(0))),
        new DataSize(Math.max(0, Figures.number(texts.get(1)) - droppable)),
        Math.toIntExact(Figures.number(texts.get(3))));
  }
}
