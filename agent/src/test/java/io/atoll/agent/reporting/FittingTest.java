package io.atoll.agent.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.WorkerStats;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FittingTest {
  @Test
  void writesEverythingThatFits() {
    NodeStats stats = stats(10);
    assertEquals(Documents.write(stats), Fitting.fit(stats));
  }

  @Test
  void leavesOutTheIdleWorkersAndCountsThem() {
    String text = Fitting.fit(stats(500));
    NodeStats read = Documents.read(text, NodeStats.class);
    int kept = read.workers().size();
    assertTrue(text.length() <= Fitting.LIMIT_BYTES, text);
    assertTrue(
        text.length() > Fitting.LIMIT_BYTES - 200, "fills the space, but has " + text.length());
    assertEquals(500, kept + read.omittedWorkers());
    assertTrue(read.workers().containsKey("busy-00499"));
    assertEquals(stats(500).cpu(), read.cpu());
  }

  @Test
  void whatCameThroughTheProxyStaysHoweverMuchItIs() {
    Map<String, NodeStats.Traffic> applications = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      applications.put("shop-" + i, new NodeStats.Traffic(i, i, 0, null, null));
    }
    NodeStats some = stats(3);
    NodeStats stats =
        new NodeStats(
            some.at(),
            some.cpu(),
            some.memory(),
            some.load(),
            some.workers(),
            0,
            new NodeStats.Proxied(Duration.ofSeconds(2), applications, Map.of()));
    NodeStats read = Documents.read(Fitting.fit(stats), NodeStats.class);
    assertEquals(stats.proxied(), read.proxied());
    assertEquals(Map.of(), read.workers());
    assertEquals(3, read.omittedWorkers());
  }

  private static NodeStats stats(int workers) {
    Map<String, WorkerStats> all = new HashMap<>();
    for (int i = 0; i < workers; i++) {
      all.put("busy-%05d".formatted(i), new WorkerStats(new Cpu(i), new DataSize(1 << 20), 3));
    }
    return new NodeStats(
        Instant.parse("2026-01-01T00:00:00Z"),
        new Cpu(1000),
        new DataSize(1 << 30),
        List.of(0.1, 0.2, 0.3),
        all,
        0);
  }
}
