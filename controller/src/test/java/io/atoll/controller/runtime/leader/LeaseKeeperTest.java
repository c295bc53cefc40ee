package io.atoll.controller.runtime.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.runtime.ManualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeaseKeeperTest {
  private static final Duration TTL = Duration.ofSeconds(6);

  private final ManualClock clock = new ManualClock();
  private final MemoryStore others = new MemoryStore(clock::uptime);
  private final MemoryStore store = others.connect();
  private final LeaseKeeper keeper = new LeaseKeeper("n1", store, clock, TTL);

  @Test
  void keepsItsKeysForAsLongAsItIsStepped() {
    keeper.publish("/presence/n1", "here");
    live(Duration.ofMinutes(1));
    assertEquals(Optional.of("here"), text());
    assertTrue(keeper.lasts());

    clock.advance(TTL.multipliedBy(2));
    others.tick();
    assertEquals(Optional.empty(), text());
  }

  @Test
  void writesAChangeAndNothingElse() {
    keeper.publish("/presence/n1", "here");
    live(Duration.ofSeconds(1));
    long revision = others.revision();
    keeper.publish("/presence/n1", "here");
    live(Duration.ofSeconds(10));
    assertEquals(revision, others.revision());
    keeper.publish("/presence/n1", "held");
    live(Duration.ofSeconds(1));
    assertEquals(Optional.of("held"), text());
    keeper.withdraw("/presence/n1");
    live(Duration.ofSeconds(1));
    assertEquals(Optional.empty(), text());
  }

  @Test
  void takesAnotherLeaseAndPutsItsKeysAgainAfterALoss() {
    keeper.publish("/presence/n1", "here");
    live(Duration.ofSeconds(1));
    long first = keeper.lease().orElseThrow();
    others.revokeLease(first);
    assertEquals(Optional.empty(), text());
    live(Duration.ofSeconds(3));
    assertEquals(Optional.of("here"), text());
    assertNotEquals(first, keeper.lease().orElseThrow());
  }

  @Test
  void putsAKeyAgainThatSomebodyRemoved() {
    keeper.publish("/presence/n1", "here");
    live(Duration.ofSeconds(1));
    others.commit(Txn.of(Op.delete("/presence/n1")));
    live(TTL.dividedBy(2));
    assertEquals(Optional.of("here"), text());
  }

  @Test
  void leavesAKeyAloneThatStillStands() {
    keeper.publish("/presence/n1", "here");
    live(Duration.ofSeconds(1));
    long revision = others.revision();
    live(TTL.multipliedBy(3));
    assertEquals(revision, others.revision());
  }

  @Test
  void removesAWithdrawnKeyWhosePutWasNeverAcknowledged() {
    live(Duration.ofSeconds(1));
    store.faults(Faults.next(Faults.Call.COMMIT, Fault.ANSWER_LOST));
    keeper.publish("/presence/n1", "here");
    keeper.step();
    assertEquals(Optional.of("here"), text());
    keeper.withdraw("/presence/n1");
    live(Duration.ofSeconds(1));
    assertEquals(Optional.empty(), text());
  }

  @Test
  void countsTheLeaseFromTheSendingOfTheLastAcknowledgedKeepAlive() {
    live(Duration.ofSeconds(3));
    Duration acknowledged = keeper.lastAcknowledged().orElseThrow();
    store.faults(Faults.always(Fault.ANSWER_LOST));
    live(TTL.minus(Duration.ofSeconds(2)));
    assertEquals(Optional.of(acknowledged), keeper.lastAcknowledged());
    assertTrue(keeper.lasts());
    clock.advanceTo(acknowledged.plus(TTL));
    assertFalse(keeper.lasts(), "although the store has heard it and still keeps the lease");
    assertTrue(keeper.problem().isPresent());
  }

  private Optional<String> text() {
    return others.get("/presence/n1").map(Entry::text);
  }

  private void live(Duration time) {
    Duration end = clock.uptime().plus(time);
    while (true) {
      while (keeper.step()) {}
      Duration next = keeper.nextWake().orElseThrow();
      if (next.compareTo(end) > 0) {
        clock.advanceTo(end);
        return;
      }
      clock.advanceTo(next);
    }
  }
}
