package io.atoll.agent.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.agent.sampling.container.CgroupSample;
import io.atoll.agent.sampling.host.HostDetail;
import io.atoll.agent.sampling.host.HostSample;
import io.atoll.agent.sampling.host.Stall;
import io.atoll.api.agent.Sample.Disk;
import io.atoll.api.agent.Sample.Node;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MeasurementTest {
  private static final LocalWorker WORKER = new LocalWorker("web-a", "web", "c1", 0);

  @Test
  void tellsSharesOfTimeAndBytesASecond() {
    Node node = at(2, 1000, 500, 8192, 1000).node(at(0, 0, 0, 0, 0)).orElseThrow();
    assertEquals(
        new Node(
            new Cpu(500),
            new DataSize(9),
            List.of(0.5),
            Map.of("io", 0.25),
            Map.of("sda", new Disk(new DataSize(4096), new DataSize(4096), 0.5))),
        node);
  }

  @Test
  void countersThatWentBackAreLeftOut() {
    Node node = at(2, 1000, 100, 0, 0).node(at(0, 0, 500, 8192, 1000)).orElseThrow();
    assertEquals(Map.of(), node.pressure());
    assertEquals(Map.of(), node.disks());
    assertEquals(Optional.empty(), at(2, 0, 0, 0, 0).node(at(0, 1000, 0, 0, 0)));
  }

  @Test
  void aShareIsNeverMoreThanAll() {
    Node node = at(2, 1000, 9000, 0, 9000).node(at(0, 0, 0, 0, 0)).orElseThrow();
    assertEquals(Map.of("io", 1.0), node.pressure());
    assertEquals(Map.of("sda", new Disk(DataSize.ZERO, DataSize.ZERO, 1)), node.disks());
  }

  @Test
  void withoutTimeBetweenNothingIsKnown() {
    assertEquals(Optional.empty(), at(2, 1000, 0, 0, 0).node(at(2, 0, 0, 0, 0)));
    assertEquals(Optional.empty(), at(1, 1000, 0, 0, 0).node(at(2, 0, 0, 0, 0)));
  }

  @Test
  void aWorkerIsLeftOutUntilItsContainerWasSeenTwice() {
    Measurement before = container(0, "c0", 0);
    Measurement after = container(2, "c1", 500);
    assertEquals(Optional.empty(), after.worker(before, WORKER, null));
    assertEquals(
        new Cpu(250), container(4, "c1", 1000).worker(after, WORKER, null).orElseThrow().cpu());
    assertEquals(Optional.empty(), container(4, "c1", 10).worker(after, WORKER, null));
  }

  private static Measurement container(int second, String id, long cpuMillis) {
    CgroupSample sample = new CgroupSample(Duration.ofMillis(cpuMillis), DataSize.ZERO, 1);
    return new Measurement(
        Duration.ofSeconds(second), at(second, 0, 0, 0, 0).host(), Map.of(id, sample));
  }

  private static Measurement at(int second, long cpu, long waited, long bytes, long busy) {
    DataSize size = new DataSize(bytes);
    return new Measurement(
        Duration.ofSeconds(second),
        new HostSample(
            Duration.ofMillis(cpu),
            new DataSize(9),
            List.of(0.5),
            Map.of(
                Stall.IO_WAITING, Duration.ofMillis(waited), Stall.IO_STALLED, Duration.ofDays(1)),
            Map.of("sda", new HostDetail.Disk(size, size, Duration.ofMillis(busy)))),
        Map.of());
  }
}
