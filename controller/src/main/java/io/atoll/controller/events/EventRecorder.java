package io.atoll.controller.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.Keys;
import io.atoll.api.state.EventRecord.Severity;
import io.atoll.api.state.EventRecord.Subject;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps what was recorded in memory until {@link #flush} writes it under {@code events/<writer>/}.
 * Events are for people: those not yet written are lost with the process, and a store that refuses
 * delays them. Thread-safe; {@link #record} does not block.
 */
public final class EventRecorder {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final Duration LEASE_SHARED = Duration.ofMinutes(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock flushing = new ReentrantLock();
  private final String writer;
  private final Store store;
  private final Function<Txn, Txn.Result> commit;
  private final Clock clock;

  @GuardedBy("lock")
  private final EventLog log = new EventLog();

  @GuardedBy("flushing")
  private long lease;

  @GuardedBy("flushing")
  private Instant leaseGranted = Instant.EPOCH;

  /**
   * @param writer this node's name, or {@code manager}
   * @param store grants the leases that end the events after 24 hours
   * @param commit how to write: {@code store::commit}, or a fenced one
   */
  public EventRecorder(String writer, Store store, Function<Txn, Txn.Result> commit, Clock clock) {
    this.writer = writer;
    this.store = store;
    this.commit = commit;
    this.clock = clock;
  }

  /**
   * @param reason one CamelCase word for programs
   * @param message one sentence for people; equal ones are merged
   */
  public void record(Subject subject, Severity severity, String reason, String message) {
    lock.lock();
    try {
      log.add(subject, severity, reason, message, clock.now());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes what is due. To be called about once a second while {@link #waiting}.
   *
   * @throws StoreException if the store refuses; nothing is lost, call again later
   */
  public void flush() {
    flushing.lock();
    try {
      List<EventLog.Due> due = due();
      if (due.isEmpty()) {
        return;
      }
      long current = lease();
      Op[] puts =
          due.stream()
              .map(it -> Op.put(Keys.event(writer, it.id()), Documents.write(it.event()), current))
              .toArray(Op[]::new);
      if (commit.apply(Txn.of(puts)).succeeded()) {
        written(due);
      }
    } catch (StoreException e) {
      leaseGranted = Instant.EPOCH; // It may be the lease that is gone.
      throw e;
    } finally {
      flushing.unlock();
    }
  }

  /** Whether something is recorded that {@link #flush} has not written yet. */
  public boolean waiting() {
    lock.lock();
    try {
      return log.waiting();
    } finally {
      lock.unlock();
    }
  }

  private List<EventLog.Due> due() {
    lock.lock();
    try {
      return log.due(clock.now());
    } finally {
      lock.unlock();
    }
  }

  private void written(List<EventLog.Due> due) {
    lock.lock();
    try {
      due.forEach(it -> log.written(it, clock.now()));
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("flushing")
  private long lease() {
    Instant now = clock.now();
    if (!now.isBefore(leaseGranted.plus(LEASE_SHARED))) {
      lease = store.grantLease(LIFE);
      leaseGranted = now;
    }
    return lease;
  }
}
