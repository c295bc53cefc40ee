package io.atoll.agent.sampling.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
  @Test
  void readsANumberWithItsNewline() throws Exception {
    assertEquals(42, Figures.number("42\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "max", "nan", "-1", "1.5", "1 2", "99999999999999999999"})
  void refusesWhatIsNoNumberFromZero(String text) {
    assertThrows(MalformedSampleException.class, () -> Figures.number(text));
  }

  @Test
  void findsAFieldByItsWholeName() throws Exception {
    assertEquals(7, Figures.field("total_inactive_file 9\ninactive_file 7\n", "inactive_file"));
    assertEquals(12, Figures.field("MemTotal:   12 kB\n", "MemTotal"));
  }

  @Test
  void aMissingFieldIsNamedWithWhatWasThere() {
    var e =
        assertThrows(
            MalformedSampleException.class, () -> Figures.field("cache 1\n", "inactive_file"));
    assertEquals("expected a line with inactive_file, found: cache 1", e.getMessage());
  }
}
