package io.atoll.agent.sampling.container;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Everything that the kernel tells of a container, from some fifteen files: not to be read in every
 * round. Blocks no longer than the reading takes.
 */
public final class ContainerFiles {
  private final Cgroups cgroups;
  private final NetworkFiles network;

  public ContainerFiles(Cgroups cgroups, Path proc) {
    this.cgroups = cgroups;
    this.network = new NetworkFiles(proc);
  }

  /**
   * Of those that are wanted, what there is; empty if it has no control group, as when it has just
   * ended.
   */
  public ImmutableMap<ContainerFigure, Double> figures(
      String containerId, Set<ContainerFigure> wanted) throws IOException {
    Readings readings = new Readings(wanted);
    cgroups.read(containerId, readings);
    OptionalLong process = cgroups.process(containerId);
    if (process.isPresent()) {
      network.read(process.getAsLong(), readings);
    }
    return readings.all();
  }
}
