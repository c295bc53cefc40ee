package io.atoll.agent.metrics;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.atoll.agent.endpoint.RequestTally;
import io.atoll.agent.measuring.LocalWorker;
import io.atoll.agent.measuring.LocalWorkers;
import io.atoll.agent.reporting.ReportTally;
import io.atoll.agent.sampling.container.ContainerFigure;
import io.atoll.agent.sampling.container.ContainerFiles;
import io.atoll.agent.sampling.host.DiskSpace;
import io.atoll.agent.sampling.host.HostDetails;
import io.atoll.agent.sampling.host.ProcessFiles;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads everything anew and puts it together. Blocks for the time that takes, about a millisecond
 * for ten workers. Thread-safe, for it has no state.
 */
public record Collection(
    String node,
    String version,
    LocalWorkers workers,
    HostDetails host,
    DiskSpace disk,
    ContainerFiles containers,
    ProcessFiles process,
    RequestTally requests,
    ReportTally reports) {
  private static final ImmutableSet<ContainerFigure> ALL =
      Sets.immutableEnumSet(EnumSet.allOf(ContainerFigure.class));

  private static final Logger log = LoggerFactory.getLogger(Collection.class);

  /**
   * Workers whose containers have ended, or could not be read, are not in it.
   *
   * @throws IOException if the files of the host cannot be read
   */
  MetricSnapshots collect() throws IOException {
    Families families = new Families();
    HostMetrics.add(families, node, host.read());
    HostMetrics.add(families, node, disk.folder(), disk.read());
    addWorkers(families);
    ProcessMetrics.add(families, process.read());
    AgentMetrics.add(families, requests);
    AgentMetrics.add(families, reports.counts());
    AgentMetrics.addBuild(families, version);
    return families.build();
  }

  private void addWorkers(Families families) {
    List<LocalWorker> known = workers.known();
    int unread = 0;
    for (LocalWorker worker : known) {
      try {
        ImmutableMap<ContainerFigure, Double> figures =
            containers.figures(worker.containerId(), ALL);
        if (!figures.isEmpty()) {
          WorkerMetrics.add(families, node, worker, figures);
        }
      } catch (IOException e) {
        // Also what the kernel says of a group that was removed between opening and reading.
        log.debug("event=workerUnread worker={} message={}", worker.name(), e.getMessage());
        unread++;
      }
    }
    AgentMetrics.addWorkers(families, known.size(), unread);
  }
}
