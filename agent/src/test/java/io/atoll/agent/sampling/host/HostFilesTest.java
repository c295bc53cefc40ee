package io.atoll.agent.sampling.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atoll.agent.sampling.host.HostDetail.Disk;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import io.atoll.api.value.DataSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostFilesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "idle and waiting do not count,   cpu  0 0 0 900 900 0 0 0 0 0,       0",
    "everything else counts,          cpu  1 2 4 900 900 8 16 32 0 0,     630",
    "guests are counted in user,      cpu  10 0 0 0 0 0 0 0 10 0,         100",
    "old kernels show four columns,   cpu  1 1 1 5,                       30",
  })
  void addsUpTheBusyTime(String why, String stat, long millis) throws Exception {
    assertEquals(Duration.ofMillis(millis), HostFiles.busy(stat + "\ncpu0 9 9 9 9\n"), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "intr 5", "cpu  1 2", "cpu  a b c d e"})
  void refusesWhatIsNoLineOfProcessorTimes(String stat) {
    assertThrows(MalformedSampleException.class, () -> HostFiles.busy(stat));
  }

  @Test
  void memoryIsWhatIsNotAvailable() throws Exception {
    assertEquals(
        new DataSize(600 * 1024),
        HostFiles.used("MemTotal: 1000 kB\nMemFree: 10 kB\nMemAvailable: 400 kB\n"));
  }

  @Test
  void memoryIsNeverNegative() throws Exception {
    assertEquals(DataSize.ZERO, HostFiles.used("MemTotal: 1 kB\nMemAvailable: 2 kB\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.1 0.2", "nan 0.1 0.2 1/2 3", "-0.1 0.1 0.2 1/2 3"})
  void refusesWhatAreNoThreeLoads(String loadavg) {
    assertThrows(MalformedSampleException.class, () -> HostFiles.load(loadavg));
  }

  @Test
  void readsTheHostsFiles(@TempDir Path proc) throws Exception {
    Files.writeString(proc.resolve("stat"), "cpu  1 0 0 5 0 0 0 0 0 0\n");
    Files.writeString(proc.resolve("meminfo"), "MemTotal: 3 kB\nMemAvailable: 1 kB\n");
    Files.writeString(proc.resolve("loadavg"), "0.50 1.25 2.00 1/99 1234\n");
    Files.writeString(proc.resolve("diskstats"), " 8 0 sda 1 2 3 4 5 6 7 8 9 10 11\n");
    assertEquals(
        new HostSample(
            Duration.ofMillis(10),
            new DataSize(2048),
            List.of(0.5, 1.25, 2.0),
            Map.of(),
            Map.of("sda", new Disk(new DataSize(1536), new DataSize(3584), Duration.ofMillis(10)))),
        new HostFiles(proc).sample());
  }
}
