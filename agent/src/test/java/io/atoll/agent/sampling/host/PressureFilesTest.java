package io.atoll.agent.sampling.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atoll.agent.sampling.kernel.MalformedSampleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PressureFilesTest {
  private static final String SOME = "some avg10=0.00 avg60=0.14 avg300=2.44 total=1500000\n";
  private static final String FULL = "full avg10=0.00 avg60=0.00 avg300=0.00 total=2000\n";

  @TempDir private Path proc;

  @Test
  void aKernelWithoutThemTellsNothing() throws Exception {
    assertEquals(Map.of(), new PressureFiles(proc).read());
  }

  @Test
  void tellsWhatThereIs() throws Exception {
    Path folder = Files.createDirectory(proc.resolve("pressure"));
    Files.writeString(folder.resolve("cpu"), SOME);
    Files.writeString(folder.resolve("io"), SOME + FULL);
    assertEquals(
        Map.of(
            Stall.CPU_WAITING, Duration.ofMillis(1500),
            Stall.IO_WAITING, Duration.ofMillis(1500),
            Stall.IO_STALLED, Duration.ofMillis(2)),
        new PressureFiles(proc).read());
  }

  @ParameterizedTest
  @ValueSource(strings = {"some", "some total", "some total=x", "some avg10=0.00", "some total=-5"})
  void refusesAnotherForm(String line) {
    assertThrows(MalformedSampleException.class, () -> PressureFiles.total(line, "some"));
  }
}
