package io.atoll.api.store.gateway;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
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
  private final Function<JsonObject, JsonObject> fetch;
  private final List<Entry> entries = new ArrayList<>();
  private byte[] last = new byte[0];
  private long revision;
  private int limit = FIRST;

  Pages(String prefix, Function<JsonObject, JsonObject> fetch) {
    this.prefix = prefix;
    this.fetch = fetch;
  }

  Listing read() {
    while (add(page())) {}
    return new Listing(entries, revision);
  }

  private JsonObject page() {
    while (true) {
      try {
        return fetch.apply(Requests.page(prefix, last, revision, limit));
      } catch (StoreException e) {
        if (e.category() != Category.TOO_LARGE || limit == 1) {
          throw e;
        }
        limit = limit / 2;
      }
    }
  }

  /** Whether there is more to read. */
  private boolean add(JsonObject page) {
    if (revision == 0) {
      revision = page.object("header").number("revision");
    }
    List<JsonObject> kvs = page.objects("kvs");
    List<Entry> read = kvs.stream().map(Requests::entry).toList();
    entries.addAll(read);
    if (!page.flag("more")) {
      return false;
    }
    last = kvs.getLast().bytes("key");
    long bytes = read.stream().mapToLong(it -> it.key().length() + it.value().size()).sum();
    limit = Math.clamp(BYTES / Math.max(1, bytes / read.size()), 1, LONGEST);
    return true;
  }
}
