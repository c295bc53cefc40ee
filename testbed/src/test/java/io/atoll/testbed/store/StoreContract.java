package io.atoll.testbed.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Bytes;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys and transactions: what every store promises. Each test has a prefix of its own. */
abstract class StoreContract {
  abstract Store store();

  /** Ends in a slash; nothing is under it at first. */
  abstract String prefix();

  private String key(String name) {
    return prefix() + name;
  }

  @Test
  void aKeyThatWasNeverWrittenIsAbsent() {
    assertTrue(store().get(key("none")).isEmpty());
  }

  @Test
  void anEntryKnowsWhenItWasCreatedAndLastWritten() {
    long created = store().put(key("a"), "one");
    long written = store().put(key("a"), "two");
    Entry entry = store().get(key("a")).orElseThrow();
    assertEquals(new Entry(key("a"), Bytes.utf8("two"), created, written, 2, 0), entry);
    assertTrue(written > created);
  }

  @Test
  void aKeyWrittenAgainAfterItsDeletionIsAnotherObject() {
    long first = store().put(key("a"), "one");
    store().commit(Txn.of(Op.delete(key("a"))));
    assertTrue(store().get(key("a")).isEmpty());
    store().put(key("a"), "one");
    assertTrue(store().get(key("a")).orElseThrow().createRevision() > first);
  }

  @Test
  void bytesThatAreNoTextComeBackAsTheyWere() {
    byte[] all = new byte[256];
    IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
    store().commit(Txn.of(new Op.Put(key("raw"), Bytes.of(all), 0)));
    assertEquals(Bytes.of(all), store().get(key("raw")).orElseThrow().value());
  }

  @Test
  void aListHasThePrefixAloneOrderedByKey() {
    store().commit(Txn.of(Op.put(key("x/b"), "2"), Op.put(key("x/a"), "1"), Op.put(key("y"), "3")));
    Listing listing = store().list(key("x/"));
    assertEquals(List.of(key("x/a"), key("x/b")), keys(listing));
    assertTrue(listing.revision() >= listing.entries().getFirst().modRevision());
  }

  @Test
  void aListOfKeysIsTheSameWithoutValues() {
    store().commit(Txn.of(Op.put(key("x/b"), "2"), Op.put(key("x/a"), "1"), Op.put(key("y"), "3")));
    Listing full = store().list(key("x/"));
    Listing listing = store().listKeys(key("x/"));
    assertEquals(keys(full), keys(listing));
    assertEquals(
        full.entries().stream().map(Entry::modRevision).toList(),
        listing.entries().stream().map(Entry::modRevision).toList());
    assertTrue(listing.entries().stream().allMatch(entry -> entry.value().size() == 0));
  }

  @Test
  void aListOfNothingHasARevisionAllTheSame() {
    long written = store().put(key("a"), "1");
    Listing listing = store().list(key("none/"));
    assertTrue(listing.entries().isEmpty());
    assertTrue(listing.revision() >= written);
  }

  @Test
  void aTransactionTakesEffectAtOneRevision() {
    Txn.Result result = store().commit(Txn.of(Op.put(key("a"), "1"), Op.put(key("b"), "2")));
    assertTrue(result.succeeded());
    assertEquals(result.revision(), store().get(key("a")).orElseThrow().modRevision());
    assertEquals(result.revision(), store().get(key("b")).orElseThrow().modRevision());
  }

  @Test
  void aTransactionWhoseConditionFailsChangesNothing() {
    store().put(key("a"), "1");
    Entry seen = store().get(key("a")).orElseThrow();
    store().put(key("a"), "2");
    Txn late = Txn.of(Op.put(key("a"), "3"), Op.put(key("b"), "3"));
    assertFalse(store().commit(late.onlyIf(Compare.unchanged(seen))).succeeded());
    assertEquals("2", store().get(key("a")).orElseThrow().text());
    assertTrue(store().get(key("b")).isEmpty());
  }

  @Test
  void everyKindOfConditionIsJudged() {
    store().put(key("a"), "1");
    Entry entry = store().get(key("a")).orElseThrow();
    assertTrue(holds(Compare.unchanged(entry)));
    assertTrue(holds(new Compare.CreateRevision(key("a"), entry.createRevision())));
    assertTrue(holds(new Compare.Value(key("a"), Bytes.utf8("1"))));
    assertTrue(holds(Compare.absent(key("b"))));
    assertTrue(holds(new Compare.ModRevision(key("b"), 0)));
    assertFalse(holds(Compare.absent(key("a"))));
    assertFalse(holds(new Compare.Value(key("a"), Bytes.utf8("2"))));
    assertFalse(holds(new Compare.Value(key("b"), Bytes.utf8("1"))));
  }

  private boolean holds(Compare condition) {
    return store().commit(Txn.of(Op.put(key("judged"), "1")).onlyIf(condition)).succeeded();
  }

  @Test
  void aDeletedPrefixLeavesItsNeighbours() {
    store()
        .commit(Txn.of(Op.put(key("x/a"), "1"), Op.put(key("x/b"), "2"), Op.put(key("xy"), "3")));
    store().commit(Txn.of(new Op.DeletePrefix(key("x/"))));
    assertEquals(List.of(key("xy")), keys(store().list(prefix())));
  }

  @Test
  void deletingNothingIsNoChange() {
    long before = store().put(key("a"), "1");
    Txn.Result result = store().commit(Txn.of(Op.delete(key("none"))));
    assertTrue(result.succeeded());
    assertEquals(before, result.revision());
  }

  @Test
  void aTransactionTakes128OperationsAndNoMore() {
    Op[] operations = puts(Txn.MAX_OPERATIONS + 1);
    assertTrue(store().commit(Txn.of(puts(Txn.MAX_OPERATIONS))).succeeded());
    StoreException refused = refusal(Txn.of(operations));
    assertEquals(Category.INVALID, refused.category());
    assertTrue(refused.toString().contains("129"), refused.toString());
  }

  private Op[] puts(int count) {
    return IntStream.range(0, count).mapToObj(i -> Op.put(key("k" + i), "v")).toArray(Op[]::new);
  }

  @Test
  void aTransactionThatWritesAKeyTwiceIsRefusedByName() {
    StoreException refused = refusal(Txn.of(Op.put(key("a"), "1"), Op.put(key("a"), "2")));
    assertEquals(Category.INVALID, refused.category());
    assertTrue(refused.toString().contains(key("a")), refused.toString());
    Txn overlap = Txn.of(Op.put(key("x/a"), "1"), new Op.DeletePrefix(key("x/")));
    assertEquals(Category.INVALID, refusal(overlap).category());
  }

  @Test
  void aValueOverTheLimitIsRefusedWithItsKeyAndSize() {
    store().put(key("fits"), "x".repeat(1_400_000));
    StoreException refused = refusal(Txn.of(Op.put(key("big"), "x".repeat(1_600_000))));
    assertEquals(Category.TOO_LARGE, refused.category());
    assertTrue(refused.toString().contains(key("big")), refused.toString());
    assertTrue(refused.toString().contains("1600"), refused.toString());
    assertEquals(1_400_000, store().get(key("fits")).orElseThrow().value().size());
  }

  @Test
  void smallValuesThatAreTooLargeTogetherAreRefused() {
    String half = "x".repeat(800_000);
    StoreException refused = refusal(Txn.of(Op.put(key("a"), half), Op.put(key("b"), half)));
    assertEquals(Category.TOO_LARGE, refused.category());
  }

  @Test
  void largeValuesAreListedAllTheSame() {
    String large = "x".repeat(1_000_000);
    IntStream.range(0, 12).forEach(i -> store().put(key("large" + i), large));
    assertEquals(12, store().list(prefix()).entries().size());
  }

  @Test
  void anInterruptedCallEndsAndKeepsTheFlag() {
    Thread.currentThread().interrupt();
    StoreException ended = assertThrows(StoreException.class, () -> store().get(key("a")));
    assertTrue(Thread.interrupted());
    assertEquals(Category.TIMEOUT, ended.category());
  }

  private StoreException refusal(Txn txn) {
    return assertThrows(StoreException.class, () -> store().commit(txn));
  }

  private static List<String> keys(Listing listing) {
    return listing.entries().stream().map(Entry::key).toList();
  }
}
