package io.atoll.agent.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.agent.sampling.container.ContainerFigure;
import io.atoll.api.agent.Sample.Detail;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DetailsTest {
  private static final Duration BEFORE = Duration.ofHours(1);
  private static final Duration AFTER = BEFORE.plusSeconds(10);

  @Test
  void tellsWhatHappenedBetween() {
    Details before =
        new Details(
            BEFORE,
            Map.of(
                ContainerFigure.CPU_SECONDS, 5.0,
                ContainerFigure.OOM_KILLS, 1.0,
                ContainerFigure.READ_BYTES, 1000.0,
                ContainerFigure.WRITTEN_BYTES, 0.0,
                ContainerFigure.RECEIVED_BYTES, 50.0,
                ContainerFigure.SENT_BYTES, 50.0));
    Details after =
        new Details(
            AFTER,
            Map.of(
                ContainerFigure.CPU_SECONDS, 6.0,
                ContainerFigure.OOM_KILLS, 3.0,
                ContainerFigure.MEMORY_LIMIT, 4096.0,
                ContainerFigure.READ_BYTES, 3000.0,
                ContainerFigure.WRITTEN_BYTES, 10.0,
                ContainerFigure.RECEIVED_BYTES, 150.0,
                ContainerFigure.SENT_BYTES, 50.0));
    assertEquals(
        Optional.of(
            new Detail(
                Duration.ofSeconds(10),
                new DataSize(4096),
                null,
                2,
                new DataSize(200),
                new DataSize(1),
                new DataSize(10),
                DataSize.ZERO)),
        after.since(before));
  }

  @Test
  void whatTheKernelDoesNotTellIsNotNothing() {
    Detail none = new Detail(Duration.ofSeconds(10), null, null, null, null, null, null, null);
    assertEquals(
        Optional.of(none), new Details(AFTER, Map.of()).since(new Details(BEFORE, Map.of())));
  }

  @Test
  void aContainerThatWasStartedAnewSaysNothing() {
    Details before = new Details(BEFORE, Map.of(ContainerFigure.CPU_SECONDS, 5.0));
    Details after = new Details(AFTER, Map.of(ContainerFigure.CPU_SECONDS, 0.1));
    assertEquals(Optional.empty(), after.since(before));
    assertEquals(Optional.empty(), before.since(before), "no time has passed");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a quarter of the spans,         0,  0,  100, 25,  0.25",
    "it did not want to run,         50, 20, 50,  20,  0",
    "the counters went back,         90, 90, 10,  5,   0",
    "one counter alone went back,    0,  90, 100, 5,   0",
    "more than there can be,         0,  0,  10,  900, 1",
  })
  void throttledIsAShare(
      String why,
      double periods,
      double held,
      double periodsAfter,
      double heldAfter,
      double share) {
    Detail detail =
        throttling(AFTER, periodsAfter, heldAfter)
            .since(throttling(BEFORE, periods, held))
            .orElseThrow();
    assertEquals(share, detail.throttled(), why);
  }

  private static Details throttling(Duration at, double periods, double held) {
    return new Details(
        at,
        Map.of(
            ContainerFigure.CPU_QUOTA, 50000.0,
            ContainerFigure.CPU_PERIODS, periods,
            ContainerFigure.CPU_THROTTLED_PERIODS, held));
  }

  @Test
  void bytesThatWentBackAreNone() {
    Details before = new Details(BEFORE, Map.of(ContainerFigure.SENT_BYTES, 5000.0));
    Details after = new Details(AFTER, Map.of(ContainerFigure.SENT_BYTES, 100.0));
    assertEquals(DataSize.ZERO, after.since(before).orElseThrow().sent());
  }
}
