package io.atoll.agent.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.WorkerStats;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FittingTest {
  @Test
  void writesEverythingThatFits() {
    NodeStats stats = stats(10);
    assertEquals(Documents.write(stats), Fitting.fit(stats, Documents::write));
  }

  @Test
  void leavesOutTheIdleWorkersAndCountsThem() {
    String text = Fitting.fit(stats(500), Documents::write);
    NodeStats read = Documents.read(text, NodeStats.class);
    int kept = read.workers().size();
    assertTrue(text.length() <= Fitting.LIMIT_BYTES, text);
    assertTrue(
        text.length() > Fitting.LIMIT_BYTES - 200, "fills the space, but has " + text.length());
    assertEquals(500, kept + read.omittedWorkers());
    assertTrue(read.workers().containsKey("busy-00499"));
    assertEquals(stats(500).cpu(), read.cpu());
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
