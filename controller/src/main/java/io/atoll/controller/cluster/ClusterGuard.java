package io.atoll.controller.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.state.Cluster;
import io.atoll.controller.cluster.ClusterVerdict.Member;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
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
   * @param found the document in etcd; null if there is none
   * @param revision of the store when it was read
   */
  public ClusterVerdict judge(@Nullable Cluster found, long revision) {
    lock.lock();
    try {
      ClusterVerdict verdict = ClusterPlanner.judge(memory, found, revision);
      if (verdict instanceof Member(Cluster cluster)) {
        remember(new ClusterMemory(cluster.id(), cluster.epoch(), revision));
      }
      return verdict;
    } finally {
      lock.unlock();
    }
  }

  /** The cluster's id as this host knows it; empty before it joined one. */
  public String id() {
    lock.lock();
    try {
      return memory == null ? "" : memory.id();
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void remember(ClusterMemory now) {
    ClusterMemory before = memory;
    boolean joined =
        before == null || !before.id().equals(now.id()) || before.epoch() != now.epoch();
    boolean due = clock.uptime().minus(lastWrite).compareTo(BETWEEN_WRITES) >= 0;
    if (joined || (due && before != null && before.revision() != now.revision())) {
      disk.write(now);
      lastWrite = clock.uptime();
    }
    memory = now;
  }
}
