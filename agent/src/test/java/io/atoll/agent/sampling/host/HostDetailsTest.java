package io.atoll.agent.sampling.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.agent.sampling.host.HostDetail.Disk;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import io.atoll.api.value.DataSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostDetailsTest {
  @Test
  void readsTheHostsFiles(@TempDir Path proc) throws Exception {
    Files.writeString(
        proc.resolve("stat"),
        "cpu  1 2 3 4 5 6 7 8 9 9\ncpu0 1 1 1 1\ncpu1 0 1 2 3\nintr 5\nctxt 6\n");
    Files.writeString(proc.resolve("meminfo"), "MemTotal: 3 kB\nMemAvailable: 1 kB\n");
    Files.writeString(proc.resolve("loadavg"), "0.50 1.25 2.00 1/99 1234\n");
    Files.writeString(proc.resolve("diskstats"), " 8 0 sda 1 2 3 4 5 6 7 8 9 10 11\n");
    assertEquals(
        new HostDetail(
            Map.of(
                "user", Duration.ofMillis(10),
                "nice", Duration.ofMillis(20),
                "system", Duration.ofMillis(30),
                "idle", Duration.ofMillis(40),
                "iowait", Duration.ofMillis(50),
                "irq", Duration.ofMillis(60),
                "softirq", Duration.ofMillis(70),
                "steal", Duration.ofMillis(80)),
            2,
            new DataSize(3072),
            new DataSize(1024),
            List.of(0.5, 1.25, 2.0),
            Map.of("sda", new Disk(new DataSize(1536), new DataSize(3584), Duration.ofMillis(10))),
            Map.of()),
        new HostDetails(proc).read());
  }

  @Test
  void oldKernelsShowFewerModes() throws Exception {
    assertEquals(
        List.of("user", "nice", "system", "idle"),
        List.copyOf(HostDetails.cpuTimes("cpu 1 2 3 4\n").keySet()));
  }

  @Test
  void tellsOfWholeDisksAlone() throws Exception {
    StringBuilder text = new StringBuilder();
    for (String device :
        List.of("sda", "sda1", "vdb", "nvme0n1", "nvme0n1p2", "loop3", "ram0", "md0", "dm-1")) {
      text.append(" 8 0 ").append(device).append(" 1 2 3 4 5 6 7 8 9 10 11 0 0 0 0\n");
    }
    assertEquals(
        List.of("sda", "vdb", "nvme0n1", "md0", "dm-1"),
        List.copyOf(HostDetails.disks(text.toString()).keySet()));
  }

  @Test
  void refusesALineThatIsNoDisk() {
    assertThrows(MalformedSampleException.class, () -> HostDetails.disks("8 0 sda 1 2"));
  }

  @Test
  void readsWhatThisProcessUses() throws Exception {
    ProcessFiles.Use use = new ProcessFiles(Path.of("/proc/self")).read();
    assertTrue(use.resident().bytes() > 1 << 20, use.toString());
    assertTrue(use.virtual().bytes() >= use.resident().bytes(), use.toString());
    assertTrue(use.threads() > 1, use.toString());
    assertTrue(use.files() > 2, use.toString());
  }

  @Test
  void findsTheSoftLimitOfFiles() throws Exception {
    String lines = "Limit   Soft Limit  Hard Limit  Units\nMax open files  %s  4096  files\n";
    assertEquals(OptionalLong.of(1024), ProcessFiles.fileLimit(lines.formatted("1024")));
    assertEquals(OptionalLong.empty(), ProcessFiles.fileLimit(lines.formatted("unlimited")));
    assertThrows(MalformedSampleException.class, () -> ProcessFiles.fileLimit("Max cpu time"));
  }
}
