package io.atoll.cli.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.agent.Channel;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LogCursorTest {
  private static final String FIRST = "2026-01-31T12:00:00.000000001Z";
  private static final String SECOND = "2026-01-31T12:00:00.000000002Z";
  private final LogCursor cursor = new LogCursor();

  @Test
  void leavesOutWhatAStreamRepeatsWhenItIsOpenedAgain() {
    assertTrue(cursor.isNew(Channel.OUTPUT, FIRST));
    assertTrue(cursor.isNew(Channel.OUTPUT, SECOND));
    assertTrue(cursor.isNew(Channel.OUTPUT, SECOND));
    cursor.reopened();
    assertFalse(cursor.isNew(Channel.OUTPUT, FIRST));
    assertFalse(cursor.isNew(Channel.OUTPUT, SECOND));
    assertFalse(cursor.isNew(Channel.OUTPUT, SECOND));
    assertTrue(cursor.isNew(Channel.OUTPUT, SECOND), "a third line of the same moment");
  }

  @Test
  void keepsTheOutputsApart() {
    assertTrue(cursor.isNew(Channel.OUTPUT, SECOND));
    cursor.reopened();
    assertTrue(cursor.isNew(Channel.ERRORS, FIRST));
    assertFalse(cursor.isNew(Channel.OUTPUT, SECOND));
  }

  @Test
  void losesNothingWhenTheHostsClockIsSetBack() {
    assertTrue(cursor.isNew(Channel.OUTPUT, SECOND));
    assertTrue(cursor.isNew(Channel.OUTPUT, FIRST));
  }

  @Test
  void reopensALittleBeforeTheLastLine() {
    assertEquals(Optional.empty(), cursor.reopenAt());
    assertTrue(cursor.isNew(Channel.OUTPUT, FIRST));
    assertEquals(Optional.of(Instant.parse("2026-01-31T11:59:58.000000001Z")), cursor.reopenAt());
  }
}
