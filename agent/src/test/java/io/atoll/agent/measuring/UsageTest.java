package io.atoll.agent.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.value.Cpu;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
  @ParameterizedTest
  @CsvSource({"0, 2000, 2000, 1000", "500, 500, 2000, 0", "0, 1, 2000, 1", "0, 4000, 1000, 4000"})
  void isTheMeanOverTheSpan(long before, long now, long span, long millis) {
    assertEquals(Optional.of(new Cpu(millis)), mean(before, now, span));
  }

  @Test
  void aCounterThatWentBackwardsGivesNone() {
    assertEquals(Optional.empty(), mean(10, 9, 2000));
  }

  @Test
  void aSpanWithoutLengthGivesNone() {
    assertEquals(Optional.empty(), mean(0, 5, 0));
    assertEquals(Optional.empty(), mean(0, 5, -1));
  }

  private static Optional<Cpu> mean(long before, long now, long span) {
    return Usage.mean(Duration.ofMillis(before), Duration.ofMillis(now), Duration.ofMillis(span));
  }
}
