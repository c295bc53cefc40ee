package io.atoll.agent.sampling.container;

import io.atoll.agent.sampling.kernel.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The control groups of containers. Reading is quick and does not wait. Any thread. */
public sealed interface Cgroups permits CgroupsV1, CgroupsV2 {

  /** What is read of a container in every round; to be closed when it is gone. */
  GroupFiles files(String containerId);

  /** Puts all figures of the container that it finds; none if it has no control group. */
  void read(String containerId, Readings readings) throws IOException;

  /** One of the container's processes; empty if none is left. */
  OptionalLong process(String containerId) throws IOException;

  /**
   * The version that is mounted there.
   *
   * @param root where control groups are mounted
   * @param parent the engine's parent group, relative to the root
   */
  static Cgroups of(Path root, String parent) {
    String relative = parent.startsWith("/") ? parent.substring(1) : parent;
    return Files.exists(root.resolve("cgroup.controllers"))
        ? new CgroupsV2(root, relative)
        : new CgroupsV1(root, relative);
  }

  /** The first process of the group, if it exists and has one. */
  static OptionalLong firstProcess(Path group) throws IOException {
    try {
      List<String> processes = Figures.words(Files.readString(group.resolve("cgroup.procs")));
      return processes.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Figures.number(processes.getFirst()));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }
}
