package io.atoll.controller.cluster;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.Keys;
import io.atoll.api.state.Cluster;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.ClusterVerdict.Hold;
import io.atoll.controller.cluster.ClusterVerdict.Member;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Judges what is found in etcd against what this host remembers, and remembers what it joined. One
 * for a process, shared by its roles; thread-safe. The revision goes to disk at most every ten
 * seconds: an older one is a weaker bound, never a wrong one.
 */
public final class ClusterGuard {
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final ClusterDisk disk;
  private final Clock clock;

  @GuardedBy("lock")
  private @Nullable ClusterMemory memory;

  @GuardedBy("lock")
  private ClusterVerdict verdict = new Hold("etcd has not been read yet");

  @GuardedBy("lock")
  private Duration lastWrite = Duration.ZERO;

  /**
   * @throws IllegalStateException if the disk holds something unreadable
   */
  public ClusterGuard(ClusterDisk disk, Clock clock) {
    this.disk = disk;
    this.clock = clock;
    this.memory = disk.read().orElse(null);
  }

  /**
   * Reads etcd and judges. Call before the first act and then every second or so. Blocking.
   *
   * @throws io.atoll.api.store.StoreException if etcd does not answer; the verdict stays
   */
  public ClusterVerdict check(Store store) {
    // What was remembered before a linearizable read cannot be newer than what is read.
    ClusterMemory known = memory().orElse(null);
    Listing listing = store.list(Keys.CLUSTER);
    return judge(known, listing);
  }

  /** The verdict of the last {@link #check}; to hold before the first. */
  public ClusterVerdict verdict() {
    lock.lock();
    try {
      return verdict;
    } finally {
      lock.unlock();
    }
  }

  /** Tells that the store has reached this revision, which a restored backup may not have. */
  public void saw(long revision) {
    lock.lock();
    try {
      ClusterMemory before = memory;
      if (before != null && verdict instanceof Member && revision > before.revision()) {
        remember(before.at(revision));
      }
    } finally {
      lock.unlock();
    }
  }

  /** The cluster's id as this host knows it; empty before it joined one. */
  public String id() {
    return memory().map(ClusterMemory::id).orElse("");
  }

  /** The ids that containers of this cluster may carry: its own, and those it has adopted. */
  public ImmutableSet<String> ids() {
    return memory()
        .map(it -> ImmutableSet.<String>builder().add(it.id()).addAll(it.adopts()).build())
        .orElse(ImmutableSet.of());
  }

  private Optional<ClusterMemory> memory() {
    lock.lock();
    try {
      return Optional.ofNullable(memory);
    } finally {
      lock.unlock();
    }
  }

  private ClusterVerdict judge(@Nullable ClusterMemory known, Listing listing) {
    lock.lock();
    try {
      verdict = judged(known, listing);
      return verdict;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private ClusterVerdict judged(@Nullable ClusterMemory known, Listing listing) {
    Optional<Entry> entry =
        listing.entries().stream().filter(it -> it.key().equals(Keys.CLUSTER)).findFirst();
    try {
      Cluster found = entry.map(it -> Documents.read(it.text(), Cluster.class)).orElse(null);
      ClusterMemory now = ClusterPlanner.after(known, found, listing.revision());
      if (now != null) {
        remember(now);
      }
      return ClusterPlanner.judge(known, found, listing.revision());
    } catch (DocumentException e) {
      return new Hold(Keys.CLUSTER + " cannot be read: " + e.getMessage());
    }
  }

  @GuardedBy("lock")
  private void remember(ClusterMemory now) {
    ClusterMemory before = memory;
    boolean joined = before == null || !before.joinedAs(now);
    boolean due = clock.uptime().minus(lastWrite).compareTo(BETWEEN_WRITES) >= 0;
    if (joined || due) {
      disk.write(now);
      lastWrite = clock.uptime();
    }
    memory = now;
  }
}
