package io.atoll.agent.metrics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.agent.endpoint.RequestTally;
import io.atoll.agent.measuring.LocalWorkers;
import io.atoll.agent.measuring.Meter;
import io.atoll.agent.reporting.AgentLease;
import io.atoll.agent.reporting.ReportTally;
import io.atoll.agent.reporting.Reporter;
import io.atoll.agent.sampling.container.Cgroups;
import io.atoll.agent.sampling.container.ContainerFiles;
import io.atoll.agent.sampling.host.DiskSpace;
import io.atoll.agent.sampling.host.HostDetails;
import io.atoll.agent.sampling.host.HostFiles;
import io.atoll.agent.sampling.host.ProcessFiles;
import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Owner;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.yaml.Documents;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsServiceTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String OF_WEB =
      "container_cpu_usage_seconds_total{application=\"web\",node=\"n1\",worker=\"web-aaaaa\"} ";

  @TempDir private Path folder;
  private final MemoryStore world = new MemoryStore(() -> Duration.ZERO);
  private final MemoryStore store = world.connect();
  private final ReportTally tally = new ReportTally();
  private final LocalWorkers workers = new LocalWorkers(store, "n1");
  private Duration now = Duration.ofHours(1);
  private WorldOfFiles files;
  private Reporter reporter;
  private MetricsService service;

  @BeforeEach
  void startOnAHostWithOneWorker() throws IOException {
    files = WorldOfFiles.in(folder);
    Cgroups cgroups = Cgroups.of(files.cgroups(), "docker");
    AgentLease lease = new AgentLease(store, "n1", "node: n1\n", tally);
    reporter =
        new Reporter(
            store,
            "n1",
            lease,
            workers,
            new Meter(
                new HostFiles(files.proc()),
                cgroups,
                new ContainerFiles(cgroups, files.proc()),
                null),
            sample -> {},
            tally);
    Collection collection =
        new Collection(
            "n1",
            "1.2",
            workers,
            new HostDetails(files.proc()),
            new DiskSpace(folder),
            new ContainerFiles(cgroups, files.proc()),
            new ProcessFiles(Path.of("/proc/self")),
            new RequestTally(),
            tally);
    service = new MetricsService(collection, () -> now.toNanos());
    files.container("c1", 1.5);
    observe("web-aaaaa", "c1");
  }

  @Test
  void tellsOfHostWorkersAndTheAgentItself() throws Exception {
    String text = text();
    assertTrue(text.contains(OF_WEB + "1.5\n"), text);
    assertTrue(text.contains("# TYPE container_cpu_usage_seconds_total counter\n"), text);
    assertTrue(text.contains("atoll_worker_restarts_total{"), text);
    assertTrue(
        text.contains("atoll_node_cpu_seconds_total{mode=\"idle\",node=\"n1\"} 9.0\n"), text);
    assertTrue(text.contains("atoll_node_filesystem_bytes{node=\"n1\",path=\"" + folder), text);
    assertTrue(text.contains("process_resident_memory_bytes "), text);
    assertTrue(text.contains("atoll_agent_reports_total{outcome=\"waiting\"} 1.0\n"), text);
    assertTrue(text.contains("version=\"1.2\""), text);
  }

  @Test
  void tellsOfPressureWhereTheKernelCounts() throws Exception {
    assertFalse(text().contains("atoll_node_pressure"));
    files.pressure("io", "some avg10=0.00 avg60=0.14 avg300=2.44 total=1500000\n");
    now = now.plusSeconds(1);
    String text = text();
    assertTrue(
        text.contains("atoll_node_pressure_io_waiting_seconds_total{node=\"n1\"} 1.5\n"), text);
    assertFalse(text.contains("atoll_node_pressure_io_stalled"), text);
  }

  @Test
  void aWorkerThatIsGoneHasNoSeries() throws Exception {
    files.container("c2", 2);
    observe("web-bbbbb", "c2");
    assertTrue(text().contains("web-bbbbb"));
    world.commit(Txn.of(Op.delete(Keys.observed("n1", "web-bbbbb"))));
    report();
    assertFalse(text().contains("web-bbbbb"));
  }

  @Test
  void aWorkerWhoseContainerHasEndedHasNoSeries() throws Exception {
    observe("web-ended", "gone");
    assertFalse(text().contains("web-ended"));
  }

  @Test
  void aWorkerThatCannotBeReadHidesNoOtherAndIsCounted() throws Exception {
    files.unreadable("c2");
    observe("web-bbbbb", "c2");
    String text = text();
    assertTrue(text.contains(OF_WEB), text);
    assertTrue(text.contains("atoll_agent_unread_workers 1.0\n"), text);
  }

  @Test
  void goesOnWithTheWorkersItKnewWhileTheStoreIsAway() throws Exception {
    store.faults(Faults.always(Fault.UNAVAILABLE));
    report();
    files.container("c1", 4);
    assertTrue(text().contains(OF_WEB + "4.0\n"));
  }

  @Test
  void readsTheFilesOnceASecondHoweverOftenItIsAsked() throws Exception {
    assertTrue(text().contains(OF_WEB + "1.5\n"));
    files.container("c1", 2);
    now = now.minusMillis(1);
    assertTrue(text().contains(OF_WEB + "1.5\n"));
    now = now.plusMillis(1);
    assertTrue(text().contains(OF_WEB + "2.0\n"));
  }

  private String text() throws IOException, InterruptedException {
    now = now.plusSeconds(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, service.snapshots());
    return out.toString(StandardCharsets.UTF_8);
  }

  private void observe(String worker, String container) {
    Observation observed =
        new Observation(
            worker,
            new Owner("application", "web", 1),
            1,
            1,
            "i1",
            Observation.Phase.READY,
            "10.64.0.2",
            container,
            true,
            2,
            START,
            null,
            "",
            "");
    world.put(Keys.observed("n1", worker), Documents.write(observed));
    report();
  }

  private void report() {
    reporter.report(START, now);
  }
}
