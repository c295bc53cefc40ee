package io.atoll.api.store.protocol;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a prefix page by page at the revision of the first page. The first page is small; the size
 * of its values gives the length of the next, so that etcd and its client hold a few MiB at once.
 */
public final class Pages {
  /** Asks etcd for the first keys of a range. */
  public interface Fetch {
    /**
     * @param revision 0 for now
     */
    Page page(KeyRange range, long revision, int limit);
  }

  private static final int FIRST = 500;
  private static final int LONGEST = 10_000;
  private static final long BYTES = 3 << 20;

  private final Fetch fetch;
  private final List<Entry> entries = new ArrayList<>();
  private KeyRange rest;
  private long revision;
  private int limit = FIRST;

  private Pages(String prefix, Fetch fetch) {
    this.rest = KeyRange.of(prefix);
    this.fetch = fetch;
  }

  public static Listing read(String prefix, Fetch fetch) {
    return new Pages(prefix, fetch).read();
  }

  private Listing read() {
    while (add(page())) {}
    return new Listing(entries, revision);
  }

  private Page page() {
    while (true) {
      try {
        return fetch.page(rest, revision, limit);
      } catch (StoreException e) {
        if (e.category() != Category.TOO_LARGE || limit == 1) {
          throw e;
        }
        limit = limit / 2;
      }
    }
  }

  /** Whether there is more to read. */
  private boolean add(Page page) {
    if (revision == 0) {
      revision = page.revision();
    }
    entries.addAll(page.entries());
    if (page.last().size() == 0) {
      return false;
    }
    rest = rest.after(page.last());
    long bytes =
        page.entries().stream().mapToLong(it -> it.key().length() + it.value().size()).sum();
    limit = Math.clamp(BYTES / Math.max(1, bytes / page.entries().size()), 1, LONGEST);
    return true;
  }
}
