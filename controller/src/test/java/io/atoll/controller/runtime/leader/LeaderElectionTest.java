package io.atoll.controller.runtime.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.runtime.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LeaderElectionTest {
  private static final String KEY = "/atoll/leader";

  private final ManualClock clock = new ManualClock();
  private final MemoryStore base = new MemoryStore(clock::uptime);
  private final MemoryStore storeA = base.connect();
  private final MemoryStore storeB = base.connect();
  private final LeaderElection a = election(storeA, "node: a\n");
  private final LeaderElection b = election(storeB, "node: b\n");

  @Test
  void electsOneAndWritesWhoItIs() {
    settle(a, b);
    assertTrue(a.term().isPresent());
    assertTrue(b.term().isEmpty());
    Entry key = base.get(KEY).orElseThrow();
    assertEquals("node: a\n", key.text());
    assertEquals(new Term(KEY, key.createRevision()), a.term().orElseThrow());
  }

  @Test
  void keepsItsTermForAsLongAsItIsAlive() {
    settle(a, b);
    Optional<Term> term = a.term();
    live(Duration.ofMinutes(5), a, b);
    assertEquals(term, a.term());
  }

  @Test
  void handsOverAtOnceWhenItResigns() {
    settle(a, b);
    long first = a.term().orElseThrow().createRevision();
    a.close();
    settle(b);
    assertTrue(a.term().isEmpty());
    assertTrue(b.term().orElseThrow().createRevision() > first);
  }

  @Test
  void isReplacedWithinATimeToLiveWhenItStops() {
    settle(a, b);
    live(LeaderElection.TTL, b);
    base.tick();
    settle(b);
    assertTrue(b.term().isPresent());
    assertTrue(a.term().isEmpty(), "the stopped one knows by its own clock");
    settle(a, b);
    assertTrue(a.term().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void twoNeverBelieveThatTheyLeadWhileOneIsCutOff(Fault fault) {
    settle(a, b);
    storeA.faults(Faults.always(fault));
    storeA.deliveries().hold();
    for (int i = 0; i < 200; i++) {
      settle(a, b);
      assertFalse(a.term().isPresent() && b.term().isPresent(), "at " + clock.uptime());
      clock.advance(Duration.ofMillis(100));
    }
  }

  @Test
  void leadsAgainWhenTheKeyIsRemovedByHand() {
    settle(a);
    Term first = a.term().orElseThrow();
    base.commit(Txn.of(Op.delete(KEY)));
    settle(a);
    assertTrue(a.term().orElseThrow().createRevision() > first.createRevision());
  }

  @Test
  void leadsAgainWhereTheStoreForgotItAndTheWatchIsSilent() {
    settle(a, b);
    Term first = a.term().orElseThrow();
    storeA.deliveries().hold();
    storeB.deliveries().hold();
    for (Entry entry : base.list(KEY).entries()) {
      base.revokeLease(entry.lease());
    }
    live(LeaderElection.TTL, a);
    assertTrue(a.term().orElseThrow().createRevision() > first.createRevision());
  }

  @Test
  void findsOutThatItWasElectedWhenTheAnswerWasLost() {
    storeA.faults(Faults.next(Faults.Call.COMMIT, Fault.ANSWER_LOST));
    live(Duration.ofSeconds(2), a, b);
    assertEquals(
        base.get(KEY).orElseThrow().createRevision(), a.term().orElseThrow().createRevision());
  }

  @Test
  void tellsItsListenersOfEveryChange() {
    List<Boolean> told = new ArrayList<>();
    a.onChange(() -> told.add(a.term().isPresent()));
    settle(a);
    clock.advance(LeaderElection.TTL);
    storeA.faults(Faults.always(Fault.UNAVAILABLE));
    settle(a);
    assertEquals(List.of(true, false), told);
  }

  private LeaderElection election(MemoryStore store, String identity) {
    return new LeaderElection(store, clock, KEY, identity, LeaderElection.TTL);
  }

  private static void settle(LeaderElection... elections) {
    boolean worked = true;
    while (worked) {
      worked = false;
      for (LeaderElection election : elections) {
        worked |= election.step();
      }
    }
  }

  private void live(Duration time, LeaderElection... elections) {
    Duration end = clock.uptime().plus(time);
    while (clock.uptime().compareTo(end) < 0) {
      settle(elections);
      clock.advance(Duration.ofMillis(100));
    }
  }
}
