package io.atoll.controller.runtime;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes the threads that wait for a part to have work. A raise between reading {@link #count()} and
 * waiting is never lost. Thread-safe.
 */
public final class Signal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition raised = lock.newCondition();

  private final List<Signal> followers = new CopyOnWriteArrayList<>();

  @GuardedBy("lock")
  private long count;

  public void raise() {
    lock.lock();
    try {
      count++;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
    followers.forEach(Signal::raise);
  }

  /** Raises the other one too, from now on: for a part that is made of parts. */
  public void alsoRaise(Signal follower) {
    followers.add(follower);
  }

  /** How often it was raised: read this before looking for work. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it was raised more often than {@code seen}, or for the time given if any. */
  public void await(long seen, Optional<Duration> atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (atMost.isEmpty()) {
        while (count == seen) {
          raised.await();
        }
        return;
      }
      long nanos = atMost.get().toNanos();
      while (count == seen && nanos > 0) {
        nanos = raised.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
