package io.atoll.cli.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.atoll.api.agent.Sample;
import io.atoll.api.agent.Sample.Application;
import io.atoll.api.agent.Sample.Detail;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.view.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LookBackTest {
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant LATER = START.plusSeconds(600);

  private final LookBack past = new LookBack();

  @Test
  void aWorkersMeanIsOverTimeAndNotOverReports() {
    past.add("n1", sample(1, Duration.ofSeconds(1), Map.of("web-a", use(400, 10)), null));
    past.add("n1", sample(4, Duration.ofSeconds(3), Map.of("web-a", use(200, 30)), null));
    Series series = past.workers().getFirst();
    assertEquals(new Spread<>(new Cpu(250), new Cpu(400), new Cpu(200)), series.cpu());
    assertEquals(
        new Spread<>(new DataSize(25), new DataSize(30), new DataSize(30)), series.memory());
    assertEquals(
        List.of("web-a", "web", "n1", "25.0%", "40.0%", "20.0%", "0Ki", "0Ki", "0Ki"),
        new SeriesTable(Kind.WORKER, false).row(series));
  }

  @Test
  void anApplicationIsTheSumOverNodesThatReportAtDifferentTimes() {
    past.add("n1", sample(3, of(2), Map.of("web-a", use(100, 10)), came(10, 100)));
    past.add("n1", sample(5, of(2), Map.of("web-a", use(300, 10)), came(30, 100)));
    past.add("n2", sample(4, of(2), Map.of("web-b", use(50, 10)), came(60, 20)));
    past.add("n2", sample(14, of(2), Map.of("web-b", use(80, 10)), null));
    Series series = past.applications(LATER).getFirst();
    assertEquals(new Spread<>(new Cpu(165), new Cpu(250), new Cpu(80)), series.cpu());
    assertEquals(new Spread<>(40.0, 80.0, 0.0), series.rate());
    Duration p95 = Duration.ofMillis(52);
    assertEquals(new Spread<>(p95, p95, p95), series.p95());
  }

  @Test
  void aSecondInWhichNothingCameCounts() {
    past.add("n1", sample(2, of(2), Map.of("web-a", use(0, 1)), came(100, 10)));
    past.add(
        "n1", sample(4, of(2), Map.of("web-a", use(0, 1)), new Sample.Proxied(Map.of(), Map.of())));
    assertEquals(new Spread<>(50.0, 50.0, 50.0), past.applications(LATER).getFirst().rate());
  }

  @Test
  void aStepThatIsNotOverIsLeftOutUnlessItIsTheOnlyOne() {
    past.add("n1", sample(2, of(2), Map.of("web-a", use(100, 1)), null));
    assertEquals(1, past.applications(START.plusSeconds(3)).getFirst().series().size());
    past.add("n1", sample(12, of(2), Map.of("web-a", use(900, 1)), null));
    Series series = past.applications(START.plusSeconds(15)).getFirst();
    assertEquals(new Cpu(100), series.cpu().max());
    assertEquals(new Cpu(900), past.applications(LATER).getFirst().cpu().max());
  }

  @Test
  void wideTellsWhatWasReadLessOften() {
    Detail detail =
        new Detail(of(10), new DataSize(1 << 20), 0.5, 2, null, null, null, new DataSize(2048));
    past.add(
        "n1",
        sample(
            2,
            of(2),
            Map.of("web-a", new Sample.Worker("web", new Cpu(1), DataSize.ZERO, 1, detail)),
            null));
    past.add("n1", sample(4, of(2), Map.of("web-a", use(1, 1)), null));
    List<String> row = new SeriesTable(Kind.WORKER, true).row(past.workers().getFirst());
    assertEquals(List.of("1Mi", "50.0%", "2", "", "", "", "2Ki"), row.subList(9, 16));
    assertEquals(row.size(), new SeriesTable(Kind.WORKER, true).titles().size());
  }

  @Test
  void rowsHaveACellForEachTitle() {
    past.add("n1", sample(2, of(2), Map.of("web-a", use(1, 1)), came(1, 1)));
    assertEquals(
        new SeriesTable(Kind.NODE, true).titles().size(),
        new SeriesTable(Kind.NODE, true).row(past.nodes().getFirst()).size());
    assertEquals(
        new SeriesTable(Kind.APPLICATION, true).titles().size(),
        new SeriesTable(Kind.APPLICATION, true).row(past.applications(LATER).getFirst()).size());
  }

  @Test
  void isWrittenAsADocumentIs() {
    past.add("n1", sample(2, of(2), Map.of("web-a", use(100, 1)), null));
    assertNull(past.workers().getFirst().rate());
    String text = Documents.write(past.nodes().getFirst());
    assertEquals(
        """
        kind: node
        name: n1
        cpu:
          mean: 500m
          max: 500m
          last: 500m
        memory:
          mean: 1Ki
          max: 1Ki
          last: 1Ki
        series:
          - at: "2030-01-01T00:00:02Z"
            span: 2s
            cpu: 500m
            memory: 1Ki
            pressure:
              io: 0.5
        """,
        text);
  }

  private static Duration of(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Sample.Worker use(int cpu, int memory) {
    return new Sample.Worker("web", new Cpu(cpu), new DataSize(memory), 1, null);
  }

  private static Sample.Proxied came(double rate, int p95) {
    Duration time = Duration.ofMillis(p95);
    return new Sample.Proxied(
        Map.of("web", new Application(rate, rate, Map.of(), 1, 0, 0, 0, time, time)), Map.of());
  }

  private static Sample sample(
      int second,
      Duration span,
      Map<String, Sample.Worker> workers,
      Sample.@Nullable Proxied proxied) {
    return new Sample(
        START.plusSeconds(second),
        span,
        new Sample.Node(
            new Cpu(500), new DataSize(1024), List.of(0.5), Map.of("io", 0.5), Map.of()),
        workers,
        proxied);
  }
}
