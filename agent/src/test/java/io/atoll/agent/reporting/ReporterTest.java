package io.atoll.agent.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.agent.measuring.LocalWorker;
import io.atoll.agent.measuring.LocalWorkers;
import io.atoll.agent.measuring.Meter;
import io.atoll.agent.reporting.ReportTally.Outcome;
import io.atoll.agent.sampling.container.Cgroups;
import io.atoll.agent.sampling.container.ContainerFiles;
import io.atoll.agent.sampling.host.HostFiles;
import io.atoll.api.Keys;
import io.atoll.api.agent.Sample;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Owner;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReporterTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path proc;
  @TempDir private Path cgroups;
  private Duration uptime = Duration.ofHours(1);
  private final MemoryStore world = new MemoryStore(() -> uptime);
  private final MemoryStore store = world.connect();
  private final ReportTally tally = new ReportTally();
  private final LocalWorkers workers = new LocalWorkers(store, "n1");
  private final AgentLease lease = new AgentLease(store, "n1", "node: n1\n", tally);
  private final List<Sample> samples = new ArrayList<>();
  private Reporter reporter;

  @BeforeEach
  void startOnAnIdleHostWithOneWorker() throws IOException {
    host(0);
    container("c1", 0);
    world.put(Keys.observed("n1", "web-aaaaa"), Documents.write(observed("web-aaaaa", "c1")));
    Cgroups groups = Cgroups.of(cgroups, "atoll");
    reporter =
        new Reporter(
            store,
            "n1",
            lease,
            workers,
            new Meter(new HostFiles(proc), groups, new ContainerFiles(groups, proc), null),
            samples::add,
            tally);
    lease.renew();
    round();
  }

  @Test
  void putsItsPresenceAgainWhenSomebodyHasRemovedIt() {
    world.commit(Txn.of(Op.delete(Keys.agent("n1"))));
    lease.renew();
    assertTrue(world.get(Keys.agent("n1")).isPresent());
  }

  @Test
  void reportsTheUseBetweenTwoRounds() throws IOException {
    host(200);
    container("c1", 500);
    round();
    assertEquals(new Cpu(1000), stats().cpu());
    assertEquals(
        Map.of("web-aaaaa", new NodeStats.WorkerStats(new Cpu(250), new DataSize(1 << 20), 2)),
        stats().workers());
  }

  @Test
  void writesNothingForAChangeThatRoundsAway() throws IOException {
    round();
    long revision = world.revision();
    host(1);
    round();
    assertEquals(revision, world.revision());
  }

  @Test
  void writesUnchangedFiguresAgainBeforeTheyLookForgotten() {
    round();
    Instant first = stats().at();
    for (int i = 0; i < 20; i++) {
      round();
    }
    assertTrue(stats().at().isAfter(first));
  }

  @Test
  void leavesOutAWorkerWhoseContainerIsNew() throws IOException {
    container("c2", 900);
    world.put(Keys.observed("n1", "web-bbbbb"), Documents.write(observed("web-bbbbb", "c2")));
    round();
    assertFalse(stats().workers().containsKey("web-bbbbb"));
    round();
    assertEquals(
        new NodeStats.WorkerStats(Cpu.ZERO, new DataSize(1 << 20), 2),
        stats().workers().get("web-bbbbb"));
  }

  @Test
  void anUnreadableObservationHidesNoOtherWorker() throws IOException {
    world.put(Keys.observed("n1", "web-rubbish"), "[");
    container("c1", 500);
    round();
    assertEquals(1, stats().workers().size());
  }

  @Test
  void goesOnAfterTheStoreWasAway() throws IOException {
    store.faults(Faults.always(Fault.UNAVAILABLE));
    lease.renew();
    round();
    store.faults(Faults.none());
    host(1000);
    lease.renew();
    round();
    assertTrue(stats().cpu().millis() > 0);
  }

  @Test
  void goesOnMeasuringWhileTheStoreIsAway() throws IOException {
    store.faults(Faults.always(Fault.UNAVAILABLE));
    container("c1", 500);
    round();
    assertEquals(
        Map.of("web-aaaaa", new Sample.Worker("web", new Cpu(250), new DataSize(1 << 20), 2, null)),
        samples.getLast().workers());
    assertEquals(START.plus(uptime), samples.getLast().at());
  }

  @Test
  void writesUnchangedFiguresAgainAlsoWhenTheClockWasSetBack() {
    round();
    long revision = world.revision();
    for (int i = 0; i < 20; i++) {
      pass();
      reporter.report(START.minus(Duration.ofDays(1)), uptime);
    }
    assertEquals(revision + 1, world.revision());
  }

  @Test
  void aContainerThatIsMadeAnewUnderItsIdSaysNothingAbsurd() throws IOException {
    container("c1", 9000);
    round();
    container("c1", 10);
    round();
    assertFalse(stats().workers().containsKey("web-aaaaa"));
    container("c1", 210);
    round();
    assertEquals(
        Map.of("web-aaaaa", new NodeStats.WorkerStats(new Cpu(100), new DataSize(1 << 20), 2)),
        stats().workers());
  }

  @Test
  void tellsWhatShareAWorkerWasHeldBackUntilItIsNotAnyMore() throws IOException {
    held(0, 0);
    passDetails();
    held(100, 25);
    passDetails();
    assertEquals(0.25, throttled());
    round();
    assertEquals(0.25, throttled(), "between two readings");
    held(200, 25);
    passDetails();
    assertNull(throttled());
  }

  @Test
  void takesANewLeaseAfterItsOwnHasEndedAndWritesOnIt() {
    round();
    long first = statsEntry().lease();
    uptime = uptime.plus(AgentLease.TIME_TO_LIVE).plusSeconds(1);
    world.tick();
    assertTrue(world.get(Keys.stats("n1")).isEmpty());
    lease.renew();
    round();
    assertTrue(statsEntry().lease() != first);
    assertTrue(world.get(Keys.agent("n1")).isPresent());
  }

  @Test
  void takesItsKeysAlongWhenItEnds() {
    round();
    lease.release();
    assertTrue(world.get(Keys.stats("n1")).isEmpty());
    assertTrue(world.get(Keys.agent("n1")).isEmpty());
  }

  @Test
  void countsWhatBecameOfEachRound() throws IOException {
    host(200);
    round();
    round();
    store.faults(Faults.always(Fault.UNAVAILABLE));
    round();
    store.faults(Faults.none());
    Files.writeString(proc.resolve("stat"), "rubbish");
    round();
    ReportTally.Counts counts = tally.counts();
    assertEquals(
        Map.of(
            Outcome.WRITTEN, 2L,
            Outcome.UNCHANGED, 0L,
            Outcome.WAITING, 1L,
            Outcome.STORE_AWAY, 1L,
            Outcome.UNREADABLE, 1L),
        counts.rounds());
    assertEquals(1, counts.failedRenewals());
    assertTrue(counts.time().isPositive());
  }

  @Test
  void stillKnowsItsWorkersWhileTheStoreIsAway() {
    store.faults(Faults.always(Fault.UNAVAILABLE));
    round();
    assertEquals(List.of(new LocalWorker("web-aaaaa", "web", "c1", 0)), workers.known());
  }

  @Test
  void forgetsAWorkerThatIsNoLongerObserved() {
    world.commit(Txn.of(Op.delete(Keys.observed("n1", "web-aaaaa"))));
    round();
    assertEquals(List.of(), workers.known());
  }

  private void round() {
    pass();
    reporter.report(START.plus(uptime), uptime);
  }

  private void pass() {
    uptime = uptime.plusSeconds(2);
    world.tick();
    lease.renew();
  }

  private void passDetails() {
    for (int i = 0; i < 10; i++) {
      round();
    }
  }

  private @Nullable Double throttled() {
    return Optional.ofNullable(stats().workers().get("web-aaaaa"))
        .map(NodeStats.WorkerStats::throttled)
        .orElse(null);
  }

  private void held(long periods, long throttled) throws IOException {
    Path group = cgroups.resolve("atoll").resolve("c1");
    Files.writeString(group.resolve("cpu.max"), "50000 100000\n");
    Files.writeString(
        group.resolve("cpu.stat"),
        "usage_usec 0\nnr_periods %d\nnr_throttled %d\nthrottled_usec 9\n"
            .formatted(periods, throttled));
  }

  private Entry statsEntry() {
    return world.get(Keys.stats("n1")).orElseThrow();
  }

  private NodeStats stats() {
    return Documents.read(statsEntry().text(), NodeStats.class);
  }

  private void host(long busyTicks) throws IOException {
    Files.writeString(proc.resolve("stat"), "cpu " + busyTicks + " 0 0 9 0 0 0 0 0 0\n");
    Files.writeString(proc.resolve("meminfo"), "MemTotal: 9 kB\nMemAvailable: 1 kB\n");
    Files.writeString(proc.resolve("diskstats"), "");
    Files.writeString(proc.resolve("loadavg"), "0.10 0.20 0.30 1/2 3\n");
  }

  private void container(String id, long cpuMillis) throws IOException {
    Path group = Files.createDirectories(cgroups.resolve("atoll").resolve(id));
    Files.writeString(cgroups.resolve("cgroup.controllers"), "cpu\n");
    Files.writeString(group.resolve("cpu.stat"), "usage_usec " + cpuMillis * 1000 + "\n");
    Files.writeString(group.resolve("memory.current"), (1 << 20) + "\n");
    Files.writeString(group.resolve("memory.stat"), "inactive_file 0\n");
    Files.writeString(group.resolve("pids.current"), "2\n");
  }

  private static Observation observed(String worker, String container) {
    return new Observation(
        worker,
        new Owner("application", "web", 1),
        1,
        1,
        "i1",
        Observation.Phase.READY,
        "10.64.0.2",
        container,
        true,
        0,
        START,
        null,
        "",
        "");
  }
}
