package io.atoll.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SizesTest {
  @Test
  void saysSizesInTheLargestUnitWithThreeOrFourDigits() {
    assertEquals("0Ki", Sizes.of(0));
    assertEquals("1023Ki", Sizes.of(1024 * 1024 - 1));
    assertEquals("1Mi", Sizes.of(1024 * 1024));
    assertEquals("1.5Mi", Sizes.of(1536 * 1024));
    assertEquals("512Mi", Sizes.of(512L << 20));
    assertEquals("23.5Gi", Sizes.of(24_680_204L * 1024));
    assertEquals("2048Ti", Sizes.of(2L << 50));
  }
}
