package io.atoll.agent.sampling.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atoll.agent.sampling.kernel.MalformedSampleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerFilesTest {
  private static final String DEV =
      """
      Inter-|   Receive                                                |  Transmit
       face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls
          lo:     900       9    0    0    0     0          0         0      900       9    0    0    0     0
        eth0:     100       2    3    4    0     0          0         0      500       6    7    8    0     0
      """;

  /** What both versions of the files below say. */
  private static final Map<ContainerFigure, Double> FIGURES =
      Map.ofEntries(
          Map.entry(ContainerFigure.CPU_SECONDS, 1.5),
          Map.entry(ContainerFigure.CPU_PERIODS, 40.0),
          Map.entry(ContainerFigure.CPU_THROTTLED_PERIODS, 3.0),
          Map.entry(ContainerFigure.CPU_THROTTLED_SECONDS, 0.25),
          Map.entry(ContainerFigure.CPU_QUOTA, 50_000.0),
          Map.entry(ContainerFigure.CPU_PERIOD, 100_000.0),
          Map.entry(ContainerFigure.MEMORY_USAGE, 5000.0),
          Map.entry(ContainerFigure.MEMORY_WORKING_SET, 3000.0),
          Map.entry(ContainerFigure.MEMORY_RSS, 1000.0),
          Map.entry(ContainerFigure.MEMORY_CACHE, 4000.0),
          Map.entry(ContainerFigure.MEMORY_LIMIT, 65536.0),
          Map.entry(ContainerFigure.OOM_KILLS, 1.0),
          Map.entry(ContainerFigure.PIDS, 4.0),
          Map.entry(ContainerFigure.PIDS_LIMIT, 200.0),
          Map.entry(ContainerFigure.READ_BYTES, 4608.0),
          Map.entry(ContainerFigure.WRITTEN_BYTES, 8192.0),
          Map.entry(ContainerFigure.READS, 2.0),
          Map.entry(ContainerFigure.WRITES, 1.0),
          Map.entry(ContainerFigure.RECEIVED_BYTES, 100.0),
          Map.entry(ContainerFigure.RECEIVED_PACKETS, 2.0),
          Map.entry(ContainerFigure.RECEIVE_ERRORS, 3.0),
          Map.entry(ContainerFigure.RECEIVE_DROPPED, 4.0),
          Map.entry(ContainerFigure.SENT_BYTES, 500.0),
          Map.entry(ContainerFigure.SENT_PACKETS, 6.0),
          Map.entry(ContainerFigure.SEND_ERRORS, 7.0),
          Map.entry(ContainerFigure.SEND_DROPPED, 8.0));

  @TempDir private Path root;
  @TempDir private Path proc;

  @Test
  void readsAllFiguresFromVersionOne() throws IOException {
    writeV1();
    assertEquals(FIGURES, figures("c1"));
    assertEquals(EnumSet.allOf(ContainerFigure.class), figures("c1").keySet());
  }

  @Test
  void readsTheSameFiguresFromVersionTwo() throws IOException {
    writeV2();
    assertEquals(FIGURES, figures("c1"));
  }

  @Test
  void aLimitThatIsNotSetIsNotThere() throws IOException {
    writeV1();
    write("cpu/atoll/c1/cpu.cfs_quota_us", "-1\n");
    write("memory/atoll/c1/memory.limit_in_bytes", "9223372036854771712\n");
    write("pids/atoll/c1/pids.max", "max\n");
    var left = EnumSet.allOf(ContainerFigure.class);
    left.removeAll(
        EnumSet.of(
            ContainerFigure.CPU_QUOTA, ContainerFigure.MEMORY_LIMIT, ContainerFigure.PIDS_LIMIT));
    assertEquals(left, figures("c1").keySet());
  }

  @Test
  void aControllerThatIsNotThereTakesOnlyItsOwnFiguresAlong() throws IOException {
    writeV2();
    Files.delete(root.resolve("atoll/c1/io.stat"));
    Files.delete(proc.resolve("77/net/dev"));
    var figures = figures("c1");
    assertEquals(3000.0, figures.get(ContainerFigure.MEMORY_WORKING_SET));
    assertEquals(14, figures.size());
  }

  @Test
  void aContainerThatHasEndedHasNoFigures() throws IOException {
    writeV1();
    assertEquals(Map.of(), figures("gone"));
    write("cgroup.controllers", "cpu\n");
    assertEquals(Map.of(), figures("gone"));
  }

  @Test
  void refusesWhatIsNoNumber() throws IOException {
    writeV1();
    write("pids/atoll/c1/pids.current", "many\n");
    assertThrows(MalformedSampleException.class, () -> figures("c1"));
  }

  @Test
  void opensOnlyFilesThatTellWhatIsWanted() throws IOException {
    write("cpuacct/atoll/c1/cpuacct.usage", "many\n");
    write("pids/atoll/c1/pids.current", "4\n");
    var wanted = Set.of(ContainerFigure.PIDS);
    assertEquals(
        Map.of(ContainerFigure.PIDS, 4.0),
        new ContainerFiles(Cgroups.of(root, "atoll"), proc).figures("c1", wanted));
  }

  private Map<ContainerFigure, Double> figures(String container) throws IOException {
    return new ContainerFiles(Cgroups.of(root, "atoll"), proc)
        .figures(container, EnumSet.allOf(ContainerFigure.class));
  }

  private void writeV1() throws IOException {
    write("cpuacct/atoll/c1/cpuacct.usage", "1500000000\n");
    write("cpu/atoll/c1/cpu.stat", "nr_periods 40\nnr_throttled 3\nthrottled_time 250000000\n");
    write("cpu/atoll/c1/cpu.cfs_quota_us", "50000\n");
    write("cpu/atoll/c1/cpu.cfs_period_us", "100000\n");
    write("memory/atoll/c1/memory.usage_in_bytes", "5000\n");
    write(
        "memory/atoll/c1/memory.stat",
        "total_cache 4000\ntotal_rss 1000\ntotal_rss_huge 9\ntotal_inactive_file 2000\n");
    write("memory/atoll/c1/memory.limit_in_bytes", "65536\n");
    write("memory/atoll/c1/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n");
    write("pids/atoll/c1/pids.current", "4\n");
    write("pids/atoll/c1/pids.max", "200\n");
    write("pids/atoll/c1/cgroup.procs", "77\n78\n");
    write(
        "blkio/atoll/c1/blkio.throttle.io_service_bytes",
        "8:0 Read 4096\n8:0 Write 8192\n8:0 Total 12288\n9:0 Read 512\nTotal 12800\n");
    write("blkio/atoll/c1/blkio.throttle.io_serviced", "8:0 Read 2\n8:0 Write 1\nTotal 3\n");
    dev();
  }

  private void writeV2() throws IOException {
    write("cgroup.controllers", "cpu memory pids io\n");
    write(
        "atoll/c1/cpu.stat",
        "usage_usec 1500000\nuser_usec 1\nnr_periods 40\nnr_throttled 3\nthrottled_usec 250000\n");
    write("atoll/c1/cpu.max", "50000 100000\n");
    write("atoll/c1/memory.current", "5000\n");
    write("atoll/c1/memory.stat", "anon 1000\nfile 4000\ninactive_file 2000\n");
    write("atoll/c1/memory.max", "65536\n");
    write("atoll/c1/memory.events", "low 0\noom 2\noom_kill 1\n");
    write("atoll/c1/pids.current", "4\n");
    write("atoll/c1/pids.max", "200\n");
    write("atoll/c1/cgroup.procs", "77\n");
    write(
        "atoll/c1/io.stat",
        """
        8:0 rbytes=4096 wbytes=8192 rios=1 wios=1 dbytes=0
        9:0 rbytes=512 wbytes=0 rios=1 wios=0
        """);
    dev();
  }

  private void dev() throws IOException {
    Files.createDirectories(proc.resolve("77/net"));
    Files.writeString(proc.resolve("77/net/dev"), DEV);
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
