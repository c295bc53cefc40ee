package io.atoll.testbed.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leases: what every store promises, on top of keys and watches. */
abstract class LeaseContract extends WatchContract {
  static final Duration TTL = Duration.ofSeconds(2);

  /** Lets so much time pass, in truth or on the store's clock. */
  abstract void pass(Duration time);

  @Test
  void whatIsOnALeaseVanishesWithIt() {
    long lease = store().grantLease(TTL);
    store().commit(Txn.of(Op.put(prefix() + "a", "1", lease), Op.put(prefix() + "b", "1")));
    assertEquals(lease, store().get(prefix() + "a").orElseThrow().lease());
    try (Store.Watch _ = store().watch(prefix(), revision(), listener)) {
      pass(TTL.multipliedBy(2));
      WatchEvent event = listener.await(1).getFirst();
      assertEquals(new WatchEvent.Deleted(prefix() + "a", event.revision()), event);
      assertTrue(store().get(prefix() + "b").isPresent());
    }
  }

  @Test
  void aLeaseKeptAliveOutlivesItsTime() {
    long lease = store().grantLease(TTL);
    store().commit(Txn.of(Op.put(prefix() + "a", "1", lease)));
    for (int i = 0; i < 3; i++) {
      pass(TTL.dividedBy(2));
      store().keepAlive(lease);
    }
    assertTrue(store().get(prefix() + "a").isPresent());
  }

  @Test
  void aRevokedLeaseTakesItsKeysAtOneRevision() {
    long lease = store().grantLease(TTL.multipliedBy(10));
    store().commit(Txn.of(Op.put(prefix() + "a", "1", lease), Op.put(prefix() + "b", "1", lease)));
    try (Store.Watch _ = store().watch(prefix(), revision(), listener)) {
      store().revokeLease(lease);
      List<WatchEvent> events = listener.await(2);
      assertEquals(events.getFirst().revision(), events.getLast().revision());
    }
    store().revokeLease(lease);
  }

  @Test
  void anUnknownLeaseIsRefused() {
    Txn onIt = Txn.of(Op.put(prefix() + "a", "1", 12345));
    assertEquals(
        Category.LEASE_NOT_FOUND,
        assertThrows(StoreException.class, () -> store().keepAlive(12345)).category());
    assertEquals(
        Category.LEASE_NOT_FOUND,
        assertThrows(StoreException.class, () -> store().commit(onIt)).category());
    assertTrue(store().get(prefix() + "a").isEmpty());
  }

  @Test
  void aKeyWrittenAgainWithoutTheLeaseStays() {
    long lease = store().grantLease(TTL);
    store().commit(Txn.of(Op.put(prefix() + "a", "1", lease)));
    store().put(prefix() + "a", "2");
    store().revokeLease(lease);
    assertEquals("2", store().get(prefix() + "a").orElseThrow().text());
  }
}
