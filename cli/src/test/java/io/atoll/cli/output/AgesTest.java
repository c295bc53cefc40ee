package io.atoll.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "-5, 0s",
    "5, 5s",
    "119, 119s",
    "120, 2m",
    "200, 3m20s",
    "600, 10m",
    "7200, 120m",
    "10800, 3h",
    "12600, 3h30m",
    "28800, 8h",
    "172800, 2d",
    "180000, 2d2h",
    "691200, 8d",
    "63072000, 2y",
    "63158400, 2y1d"
  })
  void saysDurationsAsKubectlDoes(long seconds, String expected) {
    assertEquals(expected, Ages.of(Duration.ofSeconds(seconds)));
  }

  @Test
  void saysNothingOfAnUnknownBeginning() {
    assertEquals("-", Ages.since(null, Instant.EPOCH));
  }
}
