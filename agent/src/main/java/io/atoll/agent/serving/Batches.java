package io.atoll.agent.serving;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has been read and not yet been written: the reader waits while it is full, the writer takes
 * all there is at once. The engine sends each line by itself; written one by one they would cost a
 * hundred times as much. One thread adds, another takes.
 */
final class Batches {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by {@link #lock}, as all below. */
  private Buffer gathered = Buffer.buffer();

  private boolean ended;

  /**
   * @param most bytes at which the reader has to wait
   */
  Batches(int most) {
    this.most = most;
  }

  /** False if nobody takes any more. */
  boolean add(byte[] header, byte[] payload) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (gathered.length() >= most && !ended) {
        changed.await();
      }
      if (!ended) {
        gathered.appendBytes(header).appendBytes(payload);
        changed.signalAll();
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  /** All there is, as soon as there is something; empty at the end. */
  Buffer take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (gathered.length() == 0 && !ended) {
        changed.await();
      }
      Buffer taken = gathered;
      gathered = Buffer.buffer();
      changed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing will be added, or nothing be taken any more. What is there may still be taken. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
