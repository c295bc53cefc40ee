package io.atoll.controller.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.EventRecord;
import io.atoll.api.state.EventRecord.Severity;
import io.atoll.api.state.EventRecord.Subject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EventLogTest {
  private static final Subject WEB = new Subject("application", "web");
  private final EventLog log = new EventLog();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void mergesRepeats() {
    add("again");
    add("again");
    List<EventRecord> events = flush();
    assertEquals(1, events.size());
    assertEquals(2, events.getFirst().count());
    assertFalse(log.waiting());
  }

  @Test
  void writesRepeatsSeldomAndUnderOneKey() {
    add("again");
    String first = log.due(now).getFirst().id();
    flush();
    add("again");
    now = now.plusSeconds(2);
    assertEquals(List.of(), log.due(now));
    now = now.plusSeconds(8);
    assertEquals(first, log.due(now).getFirst().id());
    assertEquals(2, flush().getFirst().count());
  }

  @Test
  void startsAnewAfterTheMergeTime() {
    add("again");
    flush();
    now = now.plus(EventLog.MERGE).plusSeconds(1);
    add("again");
    assertEquals(1, flush().getFirst().count());
  }

  @Test
  void limitsTheRateAndLosesNothing() {
    IntStream.range(0, 50).forEach(i -> add("number " + i));
    assertEquals(EventLog.MOST_PER_SECOND, flush().size());
    assertEquals(0, flush().size());
    now = now.plusSeconds(1);
    assertEquals(EventLog.MOST_PER_SECOND, flush().size());
    now = now.plusSeconds(1);
    assertEquals(10, flush().size());
    assertFalse(log.waiting());
  }

  @Test
  void countsWhatItDrops() {
    IntStream.range(0, 1200).forEach(i -> add("number " + i));
    assertEquals(200, log.dropped());
    assertTrue(log.waiting());
  }

  private void add(String message) {
    log.add(WEB, Severity.NORMAL, "Test", message, now);
  }

  private List<EventRecord> flush() {
    List<EventLog.Due> due = log.due(now);
    due.forEach(it -> log.written(it, now));
    return due.stream().map(EventLog.Due::event).toList();
  }
}
