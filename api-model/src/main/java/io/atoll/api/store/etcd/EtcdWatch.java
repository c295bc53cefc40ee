package io.atoll.api.store.etcd;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A watch over as many streams as it takes, one after the other. It remembers the next revision
 * that it has not passed on, and opens each stream there. etcd never divides a revision between two
 * answers. The lock is held during the listener's calls, so that closing waits for them.
 */
final class EtcdWatch implements Store.Watch {
  private static final Duration REOPEN = Duration.ofMillis(200);

  private final Connection connection;
  private final String prefix;
  private final WatchListener listener;
  private final Consumer<EtcdWatch> ended;
  private final LongSupplier storeRevision;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private long next;

  @GuardedBy("lock")
  private boolean closed;

  @GuardedBy("lock")
  private boolean denied;

  @GuardedBy("lock")
  private @Nullable WatchStream stream;

  /**
   * @param ended told once when the watch is closed or lost
   * @param storeRevision reads the store's revision now
   */
  EtcdWatch(
      Connection connection,
      String prefix,
      long fromRevision,
      WatchListener listener,
      Consumer<EtcdWatch> ended,
      LongSupplier storeRevision) {
    this.connection = connection;
    this.prefix = prefix;
    this.next = fromRevision;
    this.listener = listener;
    this.ended = ended;
    this.storeRevision = storeRevision;
  }

  void open() {
    lock.lock();
    try {
      if (!closed) {
        stream = new WatchStream(this);
        stream.start(connection.watches(), Messages.watch(prefix, next));
      }
    } finally {
      lock.unlock();
    }
  }

  void received(WatchStream from, WatchResponse answer) {
    lock.lock();
    try {
      if (closed || from != stream) {
        return;
      }
      if (answer.getCanceled()) {
        cancelled(answer);
      } else if (answer.getCreated()) {
        created(answer.getHeader().getRevision());
      } else {
        deliver(answer.getEventsList().stream().map(Messages::event).toList());
      }
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void deliver(List<WatchEvent> events) {
    List<WatchEvent> fresh = events.stream().filter(event -> isNew(event.revision())).toList();
    if (!fresh.isEmpty()) {
      next = fresh.getLast().revision() + 1;
      listener.onEvents(fresh);
    }
  }

  private boolean isNew(long revision) {
    lock.lock();
    try {
      return revision >= next;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void created(long storeAt) {
    denied = false;
    if (next == 0) {
      next = storeAt + 1;
    } else if (storeAt < next - 1) {
      Thread.ofVirtual().name("etcd-watch-check").start(this::checkHistory);
    }
  }

  /**
   * A member that lags behind is harmless. A store that is older than what was seen of it has been
   * emptied or restored, and the watch would wait for revisions that mean something else.
   */
  private void checkHistory() {
    long storeAt;
    try {
      storeAt = storeRevision.getAsLong();
    } catch (StoreException etcdIsAway) {
      return;
    }
    lock.lock();
    try {
      if (!closed && storeAt < next - 1) {
        lose(
            Category.COMPACTED,
            "store stands at revision %d but the watch had come to %d: it was emptied or restored"
                .formatted(storeAt, next - 1));
      }
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void cancelled(WatchResponse answer) {
    String reason = answer.getCancelReason();
    if (answer.getCompactRevision() != 0) {
      lose(
          Category.COMPACTED,
          "revision %d is no longer kept, the oldest is %d"
              .formatted(next, answer.getCompactRevision()));
    } else if (reason.contains("permission denied") && denied) {
      lose(Category.DENIED, reason);
    } else {
      // etcd 3.4 says "permission denied" of a forgotten token too: log in anew and ask once more.
      denied = reason.contains("permission denied");
      connection.forgetToken();
      reopen();
    }
  }

  void broken(WatchStream from, Status status) {
    lock.lock();
    try {
      if (closed || from != stream) {
        return;
      }
      StoreException failure = Failures.ofRead("watch " + prefix, status);
      switch (failure.category()) {
        case UNAVAILABLE, TIMEOUT, INTERNAL -> reopen();
        case DENIED -> {
          connection.forgetToken();
          if (Failures.staleToken(status)) {
            reopen();
          } else {
            lose(failure);
          }
        }
        case TOO_LARGE, INVALID, COMPACTED, LEASE_NOT_FOUND, NO_SPACE -> lose(failure);
      }
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void reopen() {
    stop();
    if (!connection.timer().isShutdown()) {
      var _ = connection.timer().schedule(this::open, REOPEN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @GuardedBy("lock")
  private void lose(Category category, String reason) {
    lose(new StoreException(category, "watch of %s has ended: %s".formatted(prefix, reason)));
  }

  @GuardedBy("lock")
  private void lose(StoreException cause) {
    close();
    listener.onLost(cause);
  }

  @GuardedBy("lock")
  private void stop() {
    if (stream != null) {
      stream.cancel();
      stream = null;
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        stop();
        ended.accept(this);
      }
    } finally {
      lock.unlock();
    }
  }
}
