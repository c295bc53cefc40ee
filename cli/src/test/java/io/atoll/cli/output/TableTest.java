package io.atoll.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void alignsColumnsAndShowsEmptyCells() {
    Table table = new Table(List.of("NAME", "PHASE", "AGE"));
    assertEquals(
        List.of("NAME        PHASE   AGE", "web         ready   5s", "long-name   -       3m"),
        table.render(List.of(List.of("web", "ready", "5s"), List.of("long-name", "", "3m"))));
  }

  @Test
  void keepsItsWidthsForLaterRows() {
    Table table = new Table(List.of("NAME", "AGE"));
    assertEquals(2, table.render(List.of(List.of("long-name", "1s"))).size());
    assertEquals(List.of("web         2s"), table.lines(List.of(List.of("web", "2s"))));
  }

  @Test
  void keepsACellFromSteeringTheTerminal() {
    Table table = new Table(List.of("MESSAGE"));
    assertEquals(List.of("a  [31mb"), table.lines(List.of(List.of("a\n\u001b[31mb"))));
  }
}
