package io.atoll.testbed.store;

import static io.atoll.testbed.store.RecordingListener.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchEvent;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Watches: what every store promises. */
abstract class WatchContract extends StoreContract {
  final RecordingListener listener = new RecordingListener();

  /** Forgets what was before the revision. */
  abstract void compact(long revision);

  @Test
  void aWatchTellsEveryChangeInOrder() {
    long from = store().put(prefix() + "before", "1") + 1;
    try (Store.Watch _ = store().watch(prefix(), from, listener)) {
      IntStream.range(0, 200).forEach(i -> store().put(prefix() + "k" + i % 7, "v" + i));
      List<WatchEvent> events = listener.await(200);
      assertEquals(
          LongStream.range(from, from + 200).boxed().toList(),
          events.stream().map(WatchEvent::revision).toList());
      assertTrue(listener.losses().isEmpty());
    }
  }

  @Test
  void aWatchFromAnOldRevisionBeginsWithWhatWasThen() {
    long first = store().put(prefix() + "a", "1");
    long second = store().put(prefix() + "a", "2");
    long third = store().commit(Txn.of(Op.delete(prefix() + "a"))).revision();
    try (Store.Watch _ = store().watch(prefix(), second, listener)) {
      List<WatchEvent> events = listener.await(2);
      assertEquals("2", ((WatchEvent.Written) events.getFirst()).entry().text());
      assertEquals(first, ((WatchEvent.Written) events.getFirst()).entry().createRevision());
      assertEquals(new WatchEvent.Deleted(prefix() + "a", third), events.getLast());
    }
  }

  @Test
  void aWatchFromNowTellsNothingOfThePast() {
    long revision = store().put(prefix() + "old", "1");
    try (Store.Watch _ = store().watch(prefix(), revision + 1, listener)) {
      store().put(prefix() + "new", "1");
      assertEquals(List.of(prefix() + "new"), keys(listener.await(1)));
    }
  }

  @Test
  void aWatchTellsOfItsPrefixAlone() {
    try (Store.Watch _ = store().watch(prefix() + "x/", revision(), listener)) {
      store().commit(Txn.of(Op.put(prefix() + "y", "1"), Op.put(prefix() + "x/a", "1")));
      assertEquals(List.of(prefix() + "x/a"), keys(listener.await(1)));
    }
  }

  @Test
  void changesOfOneTransactionComeInOneCall() {
    try (Store.Watch _ = store().watch(prefix() + "t/", revision(), listener)) {
      Op[] puts =
          IntStream.range(0, 100)
              .mapToObj(i -> Op.put(prefix() + "t/" + i, "x".repeat(10_000)))
              .toArray(Op[]::new);
      store().commit(Txn.of(puts));
      listener.await(1);
      assertEquals(100, listener.calls().getFirst().size());
    }
  }

  @Test
  void aClosedWatchTellsNothingMore() {
    RecordingListener other = new RecordingListener();
    Store.Watch watch = store().watch(prefix(), revision(), listener);
    try (Store.Watch _ = store().watch(prefix(), revision(), other)) {
      watch.close();
      watch.close();
      store().put(prefix() + "a", "1");
      other.await(1);
      assertTrue(listener.events().isEmpty() && listener.losses().isEmpty());
    }
  }

  @Test
  void aWatchFromACompactedRevisionIsLost() {
    long old = store().put(prefix() + "a", "1");
    store().put(prefix() + "a", "2");
    compact(store().put(prefix() + "a", "3"));
    try (Store.Watch _ = store().watch(prefix(), old, listener)) {
      assertEquals(Category.COMPACTED, listener.awaitLoss().category());
      assertTrue(listener.events().isEmpty());
    }
  }

  @Test
  void aWatchThatIsUpToDateSurvivesCompaction() {
    try (Store.Watch _ = store().watch(prefix(), revision(), listener)) {
      store().put(prefix() + "a", "1");
      listener.await(1);
      compact(store().put(prefix() + "a", "2"));
      store().put(prefix() + "a", "3");
      assertEquals(3, listener.await(3).size());
      assertTrue(listener.losses().isEmpty());
    }
  }

  @Test
  void aListOf100000KeysIsOfOneRevisionWhileWritesGoOn() throws InterruptedException {
    int count = 100_000;
    for (int start = 0; start < count; start += Txn.MAX_OPERATIONS) {
      store()
          .commit(
              Txn.of(
                  IntStream.range(start, Math.min(count, start + Txn.MAX_OPERATIONS))
                      .mapToObj(i -> Op.put(prefix() + "many/%06d".formatted(i), "0"))
                      .toArray(Op[]::new)));
    }
    Thread writer = Thread.ofVirtual().start(this::rewriteBothEndsUntilInterrupted);
    try {
      waitUntil(() -> !"0".equals(store().get(prefix() + "many/000000").orElseThrow().text()));
      var entries = store().list(prefix() + "many/").entries();
      assertEquals(count, entries.size());
      assertEquals(entries.getFirst().text(), entries.getLast().text());
    } finally {
      writer.interrupt();
      writer.join();
    }
  }

  /** First and last key are always written together, so they differ only in a list of two times. */
  private void rewriteBothEndsUntilInterrupted() {
    for (int i = 1; !Thread.currentThread().isInterrupted(); i++) {
      try {
        store()
            .commit(
                Txn.of(
                    Op.put(prefix() + "many/000000", "" + i),
                    Op.put(prefix() + "many/099999", "" + i)));
      } catch (StoreException e) {
        if (!Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  long revision() {
    return store().list(prefix()).revision() + 1;
  }

  private static List<String> keys(List<WatchEvent> events) {
    return events.stream().map(WatchEvent::key).toList();
  }
}
