package io.atoll.api.store.gateway;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import io.atoll.api.store.protocol.WatchPosition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A watch over as many streams as it takes, one after the other, read by a virtual thread, whose
 * interruption ends a wait for the socket. Each stream is opened where the one before had come to.
 * The lock is held during the listener's calls, so that closing waits for them.
 */
final class GatewayWatch implements Store.Watch {
  private static final Duration REOPEN = Duration.ofMillis(200);

  private final Gateway gateway;
  private final String prefix;
  private final WatchListener listener;
  private final Consumer<GatewayWatch> ended;
  private final LongSupplier storeRevision;
  private final Thread reader = Thread.ofVirtual().name("etcd-watch").unstarted(this::run);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final WatchPosition position;

  @GuardedBy("lock")
  private boolean closed;

  /**
   * @param ended told once when the watch is closed or lost
   * @param storeRevision reads the store's revision now
   */
  GatewayWatch(
      Gateway gateway,
      String prefix,
      long fromRevision,
      WatchListener listener,
      Consumer<GatewayWatch> ended,
      LongSupplier storeRevision) {
    this.gateway = gateway;
    this.prefix = prefix;
    this.position = new WatchPosition(prefix, fromRevision);
    this.listener = listener;
    this.ended = ended;
    this.storeRevision = storeRevision;
  }

  void open() {
    reader.start();
  }

  private void run() {
    try {
      do {
        follow();
      } while (!end.await(REOPEN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** One stream, until it ends. */
  private void follow() {
    try (Exchange stream = gateway.stream("/v3/watch", Requests.watch(prefix, next()))) {
      JsonObject answer = stream.next();
      while (answer != null && received(answer.object("result"))) {
        answer = stream.next();
      }
    } catch (RefusedException e) {
      refused(Failures.ofRead("watch " + prefix, e));
    } catch (IOException broken) {
      // Not the end of the watch: the next stream begins where this one broke off.
    }
  }

  private long next() {
    lock.lock();
    try {
      return position.next();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is more to expect of the stream. */
  private boolean received(JsonObject answer) {
    long storeAt = answer.object("header").number("revision");
    if (answer.flag("created") && isAheadOf(storeAt) && isOlderThanSeen()) {
      return false;
    }
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      if (answer.flag("canceled")) {
        cancelled(answer);
        return false;
      }
      if (answer.flag("created")) {
        position.created(storeAt);
      }
      deliver(answer.objects("events").stream().map(Requests::event).toList());
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void deliver(List<WatchEvent> events) {
    List<WatchEvent> fresh = position.advance(events);
    if (!fresh.isEmpty()) {
      listener.onEvents(fresh);
    }
  }

  private boolean isAheadOf(long storeAt) {
    lock.lock();
    try {
      return position.isAheadOf(storeAt);
    } finally {
      lock.unlock();
    }
  }

  private boolean isOlderThanSeen() {
    long storeAt;
    try {
      storeAt = storeRevision.getAsLong();
    } catch (StoreException etcdIsAway) {
      return false;
    }
    lock.lock();
    try {
      boolean older = position.isAheadOf(storeAt);
      if (older) {
        lose(position.restored(storeAt));
      }
      return older;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void cancelled(JsonObject answer) {
    Optional<StoreException> lost =
        position.cancelled(answer.number("compact_revision"), answer.text("cancel_reason"));
    if (lost.isPresent()) {
      lose(lost.get());
    } else {
      gateway.forgetToken();
    }
  }

  private void refused(StoreException failure) {
    lock.lock();
    try {
      switch (failure.category()) {
        case UNAVAILABLE, TIMEOUT, INTERNAL -> {}
        case DENIED, TOO_LARGE, INVALID, COMPACTED, LEASE_NOT_FOUND, NO_SPACE -> lose(failure);
      }
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void lose(StoreException cause) {
    if (!closed) {
      close();
      listener.onLost(cause);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      end.countDown();
      ended.accept(this);
    } finally {
      lock.unlock();
    }
    if (!Thread.currentThread().equals(reader)) {
      reader.interrupt();
    }
  }
}
