package io.atoll.agent.sampling.container;

import com.google.common.collect.ImmutableList;
import io.atoll.agent.sampling.container.Readings.Field;
import io.atoll.agent.sampling.kernel.Figures;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Version 2: one tree of groups. */
final class CgroupsV2 implements Cgroups {
  private static final double MICRO = 1e-6;
  private static final ImmutableList<Field> CPU =
      ImmutableList.of(
          new Field("nr_periods", ContainerFigure.CPU_PERIODS, 1),
          new Field("nr_throttled", ContainerFigure.CPU_THROTTLED_PERIODS, 1),
          new Field("usage_usec", ContainerFigure.CPU_SECONDS, MICRO),
          new Field("throttled_usec", ContainerFigure.CPU_THROTTLED_SECONDS, MICRO));
  private static final ImmutableList<ContainerFigure> CPU_LIMIT =
      ImmutableList.of(ContainerFigure.CPU_QUOTA, ContainerFigure.CPU_PERIOD);
  private static final ImmutableList<Field> MEMORY =
      ImmutableList.of(
          new Field("anon", ContainerFigure.MEMORY_RSS, 1),
          new Field("file", ContainerFigure.MEMORY_CACHE, 1));
  private static final ImmutableList<Field> OOM =
      ImmutableList.of(new Field("oom_kill", ContainerFigure.OOM_KILLS, 1));

  private final Path root;
  private final String parent;

  CgroupsV2(Path root, String parent) {
    this.root = root;
    this.parent = parent;
  }

  @Override
  public GroupFiles files(String containerId) {
    return new GroupFiles(() -> paths(group(containerId)), CgroupsV2::parse);
  }

  private static List<Path> paths(Path group) {
    return Stream.of("cpu.stat", "memory.current", "memory.stat", "pids.current")
        .map(group::resolve)
        .toList();
  }

  @Override
  public void read(String containerId, Readings readings) throws IOException {
    Path group = group(containerId);
    readings.fields(group.resolve("cpu.stat"), CPU);
    readings.read(group.resolve("cpu.max"), CPU_LIMIT, text -> parseCpuLimit(text, readings));
    readings.number(group.resolve("memory.current"), ContainerFigure.MEMORY_USAGE, 1);
    readings.fields(group.resolve("memory.stat"), MEMORY);
    readings.workingSet(group.resolve("memory.stat"), "inactive_file");
    readings.limit(group.resolve("memory.max"), ContainerFigure.MEMORY_LIMIT);
    readings.fields(group.resolve("memory.events"), OOM);
    readings.number(group.resolve("pids.current"), ContainerFigure.PIDS, 1);
    readings.limit(group.resolve("pids.max"), ContainerFigure.PIDS_LIMIT);
    BlockIo.readV2(group.resolve("io.stat"), readings);
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

  /** In the order of {@link #paths}. */
  static CgroupSample parse(List<String> texts) throws MalformedSampleException {
    long droppable = Figures.field(texts.get(2), "inactive_file");
    return new CgroupSample(
        Duration.of(Figures.field(texts.get(0), "usage_usec"), ChronoUnit.MICROS),
        new DataSize(Math.max(0, Figures.number(texts.get(1)) - droppable)),
        Math.toIntExact(Figures.number(texts.get(3))));
  }
}
