package io.atoll.api.store.etcd;

import com.google.protobuf.ByteString;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a prefix page by page at the revision of the first page. The first page is small; the size
 * of its values gives the length of the next, so that etcd and its client hold a few MiB at once.
 */
final class Pages {
  private static final int FIRST = 500;
  private static final int LONGEST = 10_000;
  private static final long BYTES = 3 << 20;

  private final String prefix;
  private final Function<RangeRequest, RangeResponse> fetch;
  private final List<Entry> entries = new ArrayList<>();
  private ByteString last = ByteString.EMPTY;
  private long revision;
  private int limit = FIRST;

  Pages(String prefix, Function<RangeRequest, RangeResponse> fetch) {
    this.prefix = prefix;
    this.fetch = fetch;
  }

  Listing read() {
    while (add(page())) {}
    return new Listing(entries, revision);
  }

  private RangeResponse page() {
    while (true) {
      try {
        return fetch.apply(Messages.page(prefix, last, revision, limit));
      } catch (StoreException e) {
        if (e.category() != Category.TOO_LARGE || limit == 1) {
          throw e;
        }
        limit = limit / 2;
      }
    }
  }

  /** Whether there is more to read. */
  private boolean add(RangeResponse page) {
    if (revision == 0) {
      revision = page.getHeader().getRevision();
    }
    page.getKvsList().forEach(kv -> entries.add(Messages.entry(kv)));
    if (!page.getMore()) {
      return false;
    }
    last = page.getKvs(page.getKvsCount() - 1).getKey();
    long each = Math.max(1, page.getSerializedSize() / page.getKvsCount());
    limit = Math.clamp(BYTES / each, 1, LONGEST);
    return true;
  }
}
