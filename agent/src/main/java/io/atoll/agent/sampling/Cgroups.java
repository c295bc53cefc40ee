package io.atoll.agent.sampling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The control groups of containers. Reading is quick and does not wait. */
public sealed interface Cgroups permits CgroupsV1, CgroupsV2 {

  /** The figures of a container; empty if it has no control group, as when it has just ended. */
  Optional<CgroupSample> sample(String containerId) throws IOException;

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
}
