package io.atoll.agent.sampling;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Everything that the kernel tells of a container: some ten files for each, so it is read when
 * somebody asks and not in every round. Blocks no longer than the reading takes.
 */
public final class ContainerFiles {
  private final Cgroups cgroups;
  private final NetworkFiles network;

  public ContainerFiles(Cgroups cgroups, Path proc) {
    this.cgroups = cgroups;
    this.network = new NetworkFiles(proc);
  }

  /** Empty if it has no control group, as when it has just ended. */
  public ImmutableMap<ContainerFigure, Double> figures(String containerId) throws IOException {
    Readings readings = new Readings();
    cgroups.read(containerId, readings);
    OptionalLong process = cgroups.process(containerId);
    if (process.isPresent()) {
      network.read(process.getAsLong(), readings);
    }
    return readings.all();
  }
}
