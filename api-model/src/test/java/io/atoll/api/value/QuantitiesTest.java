package io.atoll.api.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantitiesTest {
  private static final int ROUNDS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "250m,250,250m",
    "0.5,500,500m",
    "2,2000,2",
    "0,0,0",
    "1000m,1000,1",
    "1.250,1250,1250m",
    "0.001,1,1m",
    "2.0,2000,2",
    "1000000,1000000000,1000000"
  })
  void readsAndWritesShares(String text, long millis, String written) {
    assertEquals(new Cpu(millis), Cpu.parse(text));
    assertEquals(written, Cpu.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m",
        "-1",
        "+1",
        "1.",
        ".5",
        "0.5m",
        "0.0001",
        "1e3",
        "1 ",
        "1000001",
        "0x1",
        "99999999999999",
        "\u0663",
        "1,5",
        "2cores"
      })
  void refusesShares(String text) {
    assertThrows(IllegalArgumentException.class, () -> Cpu.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "128Mi,134217728,128Mi", "1G,1000000000,1G", "4096,4096,4Ki", "0,0,0", "1.5Ki,1536,1536",
    "1k,1000,1k", "1000k,1000000,1M", "1024Gi,1099511627776,1Ti", "2T,2000000000000,2T", "7,7,7",
    "1048576Ti,1152921504606846976,1048576Ti"
  })
  void readsAndWritesSizes(String text, long bytes, String written) {
    assertEquals(new DataSize(bytes), DataSize.parse(text));
    assertEquals(written, DataSize.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Mi",
        "-1",
        "1MB",
        "1K",
        "1mi",
        "1 Mi",
        "1.1",
        "0.0001Ki",
        "1048577Ti",
        "9999999999999999999",
        "1e6",
        "ten"
      })
  void refusesSizes(String text) {
    assertThrows(IllegalArgumentException.class, () -> DataSize.parse(text));
  }

  @Test
  void namesTheUnitsItKnows() {
    assertEquals(
        "'1MB' has the unknown unit 'MB'; the units are Ki Mi Gi Ti (of 1024) and k M G T (of"
            + " 1000)",
        assertThrows(IllegalArgumentException.class, () -> DataSize.parse("1MB")).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "500ms,500,500ms",
    "30s,30000,30s",
    "1h30m,5400000,1h30m",
    "0s,0,0s",
    "90s,90000,1m30s",
    "120s,120000,2m",
    "1d,86400000,1d",
    "1d1h1m1s1ms,90061001,1d1h1m1s1ms",
    "0ms,0,0s",
    "3650d,315360000000,3650d",
    "1500ms,1500,1s500ms"
  })
  void readsAndWritesDurations(String text, long millis, String written) {
    assertEquals(Duration.ofMillis(millis), Durations.parse(text));
    assertEquals(written, Durations.format(Durations.parse(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "s",
        "-1s",
        "1.5s",
        "30m1h",
        "1s1s",
        "1 s",
        "1w",
        "10sec",
        "3651d",
        "P1D",
        "9999999999s",
        "1us"
      })
  void refusesDurations(String text) {
    assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
  }

  @Test
  void suggestsAUnitWhereOneIsMissing() {
    assertEquals(
        "'30' is not a duration such as 500ms, 30s or 1h30m; it needs a unit, as in 30s",
        assertThrows(IllegalArgumentException.class, () -> Durations.parse("30")).getMessage());
  }

  @Test
  void readsPercentagesAndCounts() {
    assertEquals(new Percent(60), Percent.parse("60%"));
    assertEquals(new CountOrPercent.Share(new Percent(25)), CountOrPercent.parse("25%"));
    assertEquals(new CountOrPercent.Count(4), CountOrPercent.parse("4"));
    for (String text : new String[] {"", "%", "60", "6.5%", "-1%", "1000000%0", "60 %"}) {
      assertThrows(IllegalArgumentException.class, () -> Percent.parse(text));
    }
    for (String text : new String[] {"", "%", "-1", "1.5", "4x", "99999999999"}) {
      assertThrows(IllegalArgumentException.class, () -> CountOrPercent.parse(text));
    }
  }

  @Test
  void roundsSharesAsAsked() {
    CountOrPercent quarter = CountOrPercent.parse("25%");
    assertEquals(3, quarter.ofRoundedUp(10));
    assertEquals(2, quarter.ofRoundedDown(10));
    assertEquals(4, CountOrPercent.parse("4").ofRoundedUp(10));
    assertEquals(99_999_900, CountOrPercent.parse("999999%").ofRoundedUp(10_000));
    assertTrue(CountOrPercent.parse("0%").isZero());
    assertFalse(quarter.isZero());
  }

  @Test
  void whatIsWrittenReadsBackTheSame() {
    Random random = new Random(11);
    for (int i = 0; i < ROUNDS; i++) {
      Cpu cpu = new Cpu(random.nextLong(1_000_000_000L) >> random.nextInt(30));
      assertEquals(cpu, Cpu.parse(cpu.toString()), "seed 11, " + i);
      DataSize size =
          new DataSize((random.nextLong(1L << 30) >> random.nextInt(30)) << random.nextInt(30));
      assertEquals(size, DataSize.parse(size.toString()), "seed 11, " + i);
      Duration duration =
          Duration.ofMillis(random.nextLong(Durations.MOST.toMillis()) >> random.nextInt(38));
      assertEquals(duration, Durations.parse(Durations.format(duration)), "seed 11, " + i);
    }
  }

  @Test
  void anyTextIsReadOrRefusedWithAMessage() {
    Random random = new Random(12);
    String letters = "0123456789.%-+mkKMGTihsd eE";
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      check(text.toString());
    }
  }

  private static void check(String text) {
    try {
      Cpu.parse(text);
      DataSize.parse(text);
      Durations.parse(text);
      CountOrPercent.parse(text);
    } catch (IllegalArgumentException refused) {
      assertTrue(String.valueOf(refused.getMessage()).startsWith("'" + text + "'"), text);
    }
  }

  @Test
  void readsRanges() {
    assertEquals("10.64.0.0/12", Cidr.parse("10.64.0.0/12").toString());
    for (String text :
        new String[] {
          "10.0.0.1/8", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "x/8", "::/8", "10.0.0.0/"
        }) {
      assertThrows(IllegalArgumentException.class, () -> Cidr.parse(text), text);
    }
  }
}
