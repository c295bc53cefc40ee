package io.atoll.testbed.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.testbed.programs.EtcdProgram;
import io.atoll.testbed.programs.Etcdctl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An etcd that is killed, hangs, is emptied, or asks who is there. */
abstract class OutageContract {
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final Set<Category> NOT_NOW = Set.of(Category.UNAVAILABLE, Category.TIMEOUT);

  @TempDir Path home;
  private final RecordingListener listener = new RecordingListener();
  private EtcdProgram etcd;
  private Store store;

  @BeforeEach
  void start() {
    etcd = EtcdProgram.start(home);
    store = connect();
  }

  /** A client of the kind under test. */
  abstract Store connect(EtcdOptions options);

  private Store connect() {
    return connect(EtcdOptions.of(etcd.endpoint()).withDeadline(DEADLINE));
  }

  @AfterEach
  void stop() {
    store.close();
    etcd.close();
  }

  @Test
  void aWatchOutlivesTheKillingOfEtcdWithoutLossOrRepetition() throws InterruptedException {
    try (Store.Watch _ = store.watch("/w/", 1, listener)) {
      Thread writer = Thread.ofVirtual().start(this::writeUntilInterrupted);
      for (int round = 1; round <= 2; round++) {
        listener.await(round * 100);
        etcd.kill();
        etcd.restart();
      }
      listener.await(listener.events().size() + 100);
      writer.interrupt();
      writer.join();
      long last = lastRevision();
      RecordingListener.waitUntil(() -> listener.events().getLast().revision() >= last);
    }
    assertEquals(revisionsSinceTheStart(), revisions(listener.events()));
    assertTrue(listener.losses().isEmpty());
  }

  private void writeUntilInterrupted() {
    try (Store other = connect()) {
      for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
        try {
          other.put("/w/" + i % 10, "v" + i);
        } catch (StoreException e) {
          assertTrue(NOT_NOW.contains(e.category()), e.toString());
        }
      }
    }
  }

  private long lastRevision() {
    return store.list("/w/").entries().stream().mapToLong(Entry::modRevision).max().orElseThrow();
  }

  private List<Long> revisionsSinceTheStart() {
    RecordingListener fresh = new RecordingListener();
    try (Store.Watch _ = store.watch("/w/", 1, fresh)) {
      RecordingListener.waitUntil(() -> fresh.events().size() >= listener.events().size());
      return revisions(fresh.events());
    }
  }

  private static List<Long> revisions(List<WatchEvent> events) {
    List<Long> revisions = events.stream().map(WatchEvent::revision).toList();
    assertEquals(revisions.size(), new HashSet<>(revisions).size(), "an event came twice");
    return revisions;
  }

  @Test
  void callsFailInTimeWhileEtcdIsDownAndWorkAgainAfter() {
    store.put("/a", "1");
    etcd.kill();
    assertFailsInTime(() -> store.get("/a"));
    assertFailsInTime(() -> store.put("/a", "2"));
    assertFailsInTime(() -> store.grantLease(Duration.ofSeconds(5)));
    assertFailsInTime(() -> store.keepAlive(1));
    etcd.restart();
    RecordingListener.waitUntil(this::answers);
    assertEquals("1", store.get("/a").orElseThrow().text());
    store.put("/a", "3");
  }

  @Test
  void aWriteToAnEtcdThatIsGoneIsKnownNotToHaveHappened() {
    etcd.kill();
    try (Store late = connect()) {
      StoreException failure = assertThrows(StoreException.class, () -> late.put("/a", "1"));
      assertEquals(Category.UNAVAILABLE, failure.category(), failure.toString());
    }
  }

  @Test
  void callsFailAtTheDeadlineWhileEtcdHangs() {
    store.put("/a", "1");
    etcd.pause();
    StoreException failure = assertFailsInTime(() -> store.put("/a", "2"));
    assertEquals(Category.TIMEOUT, failure.category(), failure.toString());
    assertFailsInTime(() -> store.keepAlive(1));
    etcd.resume();
    RecordingListener.waitUntil(this::answers);
  }

  @Test
  void aWatchIsLostWhenEtcdIsEmptied() {
    long revision = 0;
    for (int i = 0; i < 20; i++) {
      revision = store.put("/w/a", "v" + i);
    }
    try (Store.Watch _ = store.watch("/w/", revision + 1, listener)) {
      store.put("/w/a", "last");
      listener.await(1);
      etcd.wipe();
      assertEquals(Category.COMPACTED, listener.awaitLoss().category());
    }
  }

  @Test
  void aUserSeesOnlyWhatItsRoleAllows() {
    Etcdctl ctl = Etcdctl.on(etcd);
    ctl.run("user", "add", "root:secret");
    ctl.run("user", "grant-role", "root", "root");
    ctl.run("user", "add", "node:word");
    ctl.run("role", "add", "node");
    ctl.run("role", "grant-permission", "node", "--prefix=true", "readwrite", "/n/");
    ctl.run("user", "grant-role", "node", "node");
    ctl.run("auth", "enable");
    assertEquals(Category.DENIED, denied(store).category());
    try (Store wrong = connect("node", "wrong")) {
      assertEquals(Category.DENIED, denied(wrong).category());
    }
    try (Store node = connect("node", "word");
        Store.Watch _ = node.watch("/other/", 1, listener)) {
      node.put("/n/a", "1");
      assertEquals("1", node.get("/n/a").orElseThrow().text());
      assertEquals(Category.DENIED, denied(node).category());
      assertEquals(Category.DENIED, listener.awaitLoss().category());
    }
  }

  private Store connect(String user, String password) {
    return connect(EtcdOptions.of(etcd.endpoint()).with(new EtcdOptions.Login(user, password)));
  }

  private static StoreException denied(Store store) {
    return assertThrows(StoreException.class, () -> store.put("/other/a", "1"));
  }

  private boolean answers() {
    try {
      return store.get("/a").isPresent();
    } catch (StoreException notYet) {
      return false;
    }
  }

  private static StoreException assertFailsInTime(Runnable call) {
    long start = System.nanoTime();
    StoreException failure = assertThrows(StoreException.class, call::run);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(NOT_NOW.contains(failure.category()), failure.toString());
    assertTrue(took.compareTo(DEADLINE.multipliedBy(2)) < 0, () -> "took " + took);
    return failure;
  }
}
