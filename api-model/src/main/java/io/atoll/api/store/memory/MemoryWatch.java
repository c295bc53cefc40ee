package io.atoll.api.store.memory;

import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchListener;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One watch. Fed under the lock of {@link Shared}, delivered outside it; its own lock is held
 * during a call of the listener, so that closing can wait for it.
 */
final class MemoryWatch implements Store.Watch {
  private final String prefix;
  private final long from;
  private final WatchListener listener;
  private final ReentrantLock calls = new ReentrantLock();

  /**
   * Written under {@code calls}; read without it, since a listener may itself wait for the store.
   */
  private volatile boolean closed;

  MemoryWatch(String prefix, long from, WatchListener listener) {
    this.prefix = prefix;
    this.from = from;
    this.listener = listener;
  }

  String prefix() {
    return prefix;
  }

  long from() {
    return from;
  }

  void events(Commit commit) {
    call(() -> listener.onEvents(commit.events()));
  }

  void lost(StoreException cause) {
    call(() -> {
      close();
      listener.onLost(cause);
    });
  }

  private void call(Runnable listenerCall) {
    calls.lock();
    try {
      if (!closed) {
        listenerCall.run();
      }
    } finally {
      calls.unlock();
    }
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    calls.lock();
    try {
      closed = true;
    } finally {
      calls.unlock();
    }
  }
}
