package io.atoll.controller.runtime.work;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.store.Op;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.cache.Cache;
import io.atoll.controller.runtime.cache.Informer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the reconcilers have written and the caches may not show yet. A key whose own writes are not
 * in the caches is not reconciled, or it would decide on a world that lacks what it has just done:
 * place a worker twice, count one short.
 *
 * <p>After a write whose outcome is unknown (the store gave no answer in time) the revision to wait
 * for is unknown too. Then each cache that covers a written key has to finish a linearizable list
 * that began after the answer was given up: it shows the write if it was done. A write that the
 * network delivers even later than that is still safe, since each is conditioned on what it
 * replaces and on the term, and it comes in as a change like any other. Thread-safe.
 */
public final class OwnWrites {

  /** Something that has to be in a cache. */
  private sealed interface Awaited {
    boolean seen();

    /**
     * A list that began after the write counts too: a store put back from a copy has no such
     * revision.
     */
    record Written(Informer<?> informer, long revision, long nextList) implements Awaited {
      @Override
      public boolean seen() {
        return informer.revision() >= revision || informer.listed(nextList);
      }
    }

    /** A deletion of what was not there makes no event, so its revision may never come. */
    record Removed(Cache<?> cache, Op op, Written written) implements Awaited {
      @Override
      public boolean seen() {
        return written.seen() || absent();
      }

      private boolean absent() {
        return op instanceof Op.DeletePrefix
            ? cache.list(op.key()).isEmpty()
            : cache.get(op.key()).isEmpty();
      }
    }

    record Listed(Informer<?> informer, long ticket) implements Awaited {
      @Override
      public boolean seen() {
        return informer.listed(ticket);
      }
    }
  }

  /**
   * What one barrier waits for.
   *
   * @param since the first of it
   */
  private record Open(List<Awaited> writes, Duration since) {
    boolean seen() {
      writes.removeIf(Awaited::seen);
      return writes.isEmpty();
    }
  }

  private final List<Informer<?>> informers;
  private final Clock clock;

  @GuardedBy("this")
  private final Map<String, Open> awaited = new HashMap<>();

  /**
   * @param informers all caches that the reconcilers read
   */
  public OwnWrites(Collection<? extends Informer<?>> informers, Clock clock) {
    this.informers = List.copyOf(informers);
    this.clock = clock;
  }

  /** Remembers that the operations took effect at this revision. */
  public void wrote(String barrier, List<Op> operations, long revision) {
    List<Awaited> more = new ArrayList<>();
    for (Op op : operations) {
      informers.stream()
          .filter(informer -> touches(op, informer))
          .forEach(informer -> more.add(awaited(informer, op, revision)));
    }
    remember(barrier, more);
  }

  private static boolean touches(Op op, Cache<?> cache) {
    return op.key().startsWith(cache.prefix())
        || (op instanceof Op.DeletePrefix && cache.prefix().startsWith(op.key()));
  }

  private static Awaited awaited(Informer<?> informer, Op op, long revision) {
    Awaited.Written written = new Awaited.Written(informer, revision, informer.nextList());
    return op instanceof Op.Put ? written : new Awaited.Removed(informer, op, written);
  }

  /** Remembers that the operations may have taken effect, and asks for lists that will tell. */
  public void mayHaveWritten(String barrier, List<Op> operations) {
    List<Awaited> more = new ArrayList<>();
    for (Informer<?> informer : informers) {
      if (operations.stream().anyMatch(op -> touches(op, informer))) {
        more.add(new Awaited.Listed(informer, informer.resync()));
      }
    }
    remember(barrier, more);
  }

  /** Whether the caches show everything that was written under this barrier. */
  public synchronized boolean seen(String barrier) {
    Open open = awaited.get(barrier);
    if (open == null || !open.seen()) {
      return open == null;
    }
    awaited.remove(barrier);
    return true;
  }

  /** How long the caches have not shown what a controller wrote; 0 if they show all of it. */
  synchronized Duration unseenFor(String controller) {
    Duration now = clock.uptime();
    return awaited.entrySet().stream()
        .filter(it -> (it.getKey() + "/").startsWith(controller + "/"))
        .filter(it -> !it.getValue().seen())
        .map(it -> now.minus(it.getValue().since()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private synchronized void remember(String barrier, List<Awaited> more) {
    if (!more.isEmpty()) {
      awaited
          .computeIfAbsent(barrier, ignored -> new Open(new ArrayList<>(), clock.uptime()))
          .writes()
          .addAll(more);
    }
  }
}
