package io.atoll.controller.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

  @Test
  void doublesUpToItsMaximum() {
    assertEquals(Duration.ofSeconds(1), backoff.after(1));
    assertEquals(Duration.ofSeconds(2), backoff.after(2));
    assertEquals(Duration.ofSeconds(32), backoff.after(6));
    assertEquals(Duration.ofSeconds(60), backoff.after(7));
    assertEquals(Duration.ofSeconds(60), backoff.after(Integer.MAX_VALUE));
  }
}
