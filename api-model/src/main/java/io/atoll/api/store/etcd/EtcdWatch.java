package io.atoll.api.store.etcd;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import io.atoll.api.store.protocol.WatchPosition;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A watch over as many streams as it takes, one after the other, each opened where the one before
 * had come to. The lock is held during the listener's calls, so that closing waits for them.
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
  private final WatchPosition position;

  @GuardedBy("lock")
  private boolean closed;

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
    this.position = new WatchPosition(prefix, fromRevision);
    this.listener = listener;
    this.ended = ended;
    this.storeRevision = storeRevision;
  }

  void open() {
    lock.lock();
    try {
      if (!closed) {
        stream = new WatchStream(this);
        stream.start(connection.watches(), Messages.watch(prefix, position.next()));
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
    List<WatchEvent> fresh = position.advance(events);
    if (!fresh.isEmpty()) {
      listener.onEvents(fresh);
    }
  }

  @GuardedBy("lock")
  private void created(long storeAt) {
    position.created(storeAt);
    if (position.isAheadOf(storeAt)) {
      Thread.ofVirtual().name("etcd-watch-check").start(this::checkHistory);
    }
  }

  private void checkHistory() {
    long storeAt;
    try {
      storeAt = storeRevision.getAsLong();
    } catch (StoreException etcdIsAway) {
      return;
    }
    lock.lock();
    try {
      if (!closed && position.isAheadOf(storeAt)) {
        lose(position.restored(storeAt));
      }
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void cancelled(WatchResponse answer) {
    Optional<StoreException> end =
        position.cancelled(answer.getCompactRevision(), answer.getCancelReason());
    if (end.isPresent()) {
      lose(end.get());
    } else {
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
