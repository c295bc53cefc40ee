package io.atoll.api.store.protocol;

import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.WatchEvent;
import java.util.List;
import java.util.Optional;

/**
 * How far a watch has come, over all its streams: the next revision that it has not passed on. etcd
 * never divides a revision between two answers. Not thread-safe: guard it by the watch's lock.
 */
public final class WatchPosition {
  private final String prefix;
  private long next;
  private boolean denied;

  /**
   * @param from the first revision to pass on, 0 for whatever comes
   */
  public WatchPosition(String prefix, long from) {
    this.prefix = prefix;
    this.next = from;
  }

  /** Where the next stream has to begin. */
  public long next() {
    return next;
  }

  /** A stream stands; the member that it comes from is at {@code storeAt}. */
  public void created(long storeAt) {
    denied = false;
    next = next == 0 ? storeAt + 1 : next;
  }

  /**
   * Whether more was seen than there is at {@code storeAt}. A member that lags behind is harmless.
   * A store that is older than what was seen of it has been emptied or restored, and the watch
   * would wait for revisions that mean something else.
   */
  public boolean isAheadOf(long storeAt) {
    return storeAt < next - 1;
  }

  /** Those of the events that are not passed on yet; they count as passed on from here. */
  public List<WatchEvent> advance(List<WatchEvent> events) {
    List<WatchEvent> fresh = events.stream().filter(event -> event.revision() >= next).toList();
    if (!fresh.isEmpty()) {
      next = fresh.getLast().revision() + 1;
    }
    return fresh;
  }

  /** The end of a watch on a store that it {@linkplain #isAheadOf is ahead of}. */
  public StoreException restored(long storeAt) {
    return ended(
        Category.COMPACTED,
        "store stands at revision %d but the watch had come to %d: it was emptied or restored"
            .formatted(storeAt, next - 1));
  }

  /**
   * What it means that etcd cancelled the stream: the end of the watch, or nothing. Then it has to
   * log in anew and ask once more, as etcd 3.4 says "permission denied" of a forgotten token too.
   *
   * @param oldest the oldest revision that is kept, 0 if that is not the reason
   */
  public Optional<StoreException> cancelled(long oldest, String reason) {
    if (oldest != 0) {
      String kept = "revision %d is no longer kept, the oldest is %d".formatted(next, oldest);
      return Optional.of(ended(Category.COMPACTED, kept));
    }
    boolean again = denied;
    denied = reason.contains("permission denied");
    return denied && again ? Optional.of(ended(Category.DENIED, reason)) : Optional.empty();
  }

  private StoreException ended(Category category, String reason) {
    return new StoreException(category, "watch of %s has ended: %s".formatted(prefix, reason));
  }
}
