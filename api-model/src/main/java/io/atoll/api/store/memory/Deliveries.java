package io.atoll.api.store.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntUnaryOperator;

/**
 * The calls that one client's watches still have to get. At first they are made at once, in the
 * order of the commits, on the thread that commits; after {@link #hold()} only when asked for, so
 * that a simulation chooses the moment. Thread-safe.
 */
public final class Deliveries {
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Deque<Delivery> pending = new ArrayDeque<>();

  @GuardedBy("lock")
  private boolean held;

  @GuardedBy("lock")
  private boolean calling;

  private record Delivery(MemoryWatch watch, long revision, Runnable call) {}

  Deliveries() {}

  /** From now on nothing is delivered unless asked for. */
  public void hold() {
    lock.lock();
    try {
      held = true;
    } finally {
      lock.unlock();
    }
  }

  /** Delivers what is pending, and from now on everything at once. */
  public void release() {
    lock.lock();
    try {
      held = false;
    } finally {
      lock.unlock();
    }
    drain();
  }

  public int size() {
    lock.lock();
    try {
      return pending.size();
    } finally {
      lock.unlock();
    }
  }

  /** Makes the oldest call; false if there is none. */
  public boolean deliverOne() {
    return deliverOne(watches -> 0);
  }

  /**
   * Makes the oldest call of one watch; false if there is none.
   *
   * @param choose given the number of watches that wait for a call, answers the index of one
   */
  public boolean deliverOne(IntUnaryOperator choose) {
    Delivery next;
    lock.lock();
    try {
      if (pending.isEmpty()) {
        return false;
      }
      List<MemoryWatch> waiting = pending.stream().map(Delivery::watch).distinct().toList();
      next = takeOldest(waiting.get(choose.applyAsInt(waiting.size())));
    } finally {
      lock.unlock();
    }
    next.call().run();
    return true;
  }

  @GuardedBy("lock")
  private Delivery takeOldest(MemoryWatch watch) {
    Delivery oldest =
        pending.stream().filter(delivery -> delivery.watch() == watch).findFirst().orElseThrow();
    pending.remove(oldest);
    return oldest;
  }

  void add(MemoryWatch watch, long revision, Runnable call) {
    lock.lock();
    try {
      pending.add(new Delivery(watch, revision, call));
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the watch's pending calls. */
  void drop(MemoryWatch watch) {
    lock.lock();
    try {
      pending.removeIf(delivery -> delivery.watch() == watch);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the watch has yet to be told of a commit before the revision. */
  boolean waitsFor(MemoryWatch watch, long before) {
    lock.lock();
    try {
      return pending.stream().anyMatch(d -> d.watch() == watch && d.revision() < before);
    } finally {
      lock.unlock();
    }
  }

  /** Makes all calls unless they are held, or a caller further up or elsewhere does it already. */
  void drain() {
    for (Optional<Delivery> next = start(); next.isPresent(); next = start()) {
      try {
        next.get().call().run();
      } finally {
        finish();
      }
    }
  }

  private Optional<Delivery> start() {
    lock.lock();
    try {
      if (held || calling || pending.isEmpty()) {
        return Optional.empty();
      }
      calling = true;
      return Optional.of(pending.remove());
    } finally {
      lock.unlock();
    }
  }

  private void finish() {
    lock.lock();
    try {
      calling = false;
    } finally {
      lock.unlock();
    }
  }
}
