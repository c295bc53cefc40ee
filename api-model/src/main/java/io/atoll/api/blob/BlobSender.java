package io.atoll.api.blob;

import io.atoll.api.Keys;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts files into the store, chunk by chunk. Chunks that are there already are not sent again, so a
 * send that was cut off goes on where it ended. No chunk is ever stored under a hash that is not
 * its own, and memory does not grow with the file.
 *
 * <p>Each send writes the first chunk anew, which starts anew the hour after which the manager
 * deletes what no document refers to. Every further write takes effect only while that first chunk
 * is the same key, so that nothing is left behind if all was deleted in between.
 */
public final class BlobSender {
  private final Store store;
  private final SendProgress progress;

  public BlobSender(Store store, SendProgress progress) {
    this.store = store;
    this.progress = progress;
  }

  /**
   * Blocks until all of it is stored. May be repeated whatever happened before.
   *
   * @throws BlobException with CHANGED if the file is not what it was, UNREADABLE if it is gone
   * @throws io.atoll.api.store.StoreException if the store fails; what was sent stays there
   */
  public void send(LocalFile file) {
    while (!sendOnce(file)) {}
  }

  /** As {@link #send}, but only if a chunk is missing of what should be there. */
  public void mend(LocalFile file) {
    String chunks = Keys.blob(file.hash().hex());
    if (store.listKeys(chunks).entries().size() < file.chunks().size()) {
      send(file);
    }
  }

  /** False if somebody deleted the content meanwhile: then all of it has to be sent. */
  private boolean sendOnce(LocalFile file) {
    try (ChunkSource source = new ChunkSource(file)) {
      byte[] first = source.next();
      Map<String, Entry> there = touch(file, first);
      Optional<Entry> anchor = Optional.ofNullable(there.get(key(file, 0)));
      long stored = first.length;
      for (int i = 1; i < file.chunks().size() && anchor.isPresent(); i++) {
        progress.sent(file, stored);
        byte[] chunk = source.next();
        if (!there.containsKey(key(file, i)) && !put(key(file, i), chunk, anchor.get())) {
          return false;
        }
        stored += chunk.length;
      }
      source.end();
      progress.sent(file, stored);
      return anchor.isPresent();
    }
  }

  /** Writes the first chunk and answers which chunks there are. */
  private Map<String, Entry> touch(LocalFile file, byte[] first) {
    var _ = store.commit(Txn.of(new Op.Put(key(file, 0), Bytes.of(first), 0)));
    return store.listKeys(Keys.blob(file.hash().hex())).entries().stream()
        .collect(Collectors.toMap(Entry::key, entry -> entry));
  }

  private boolean put(String key, byte[] chunk, Entry anchor) {
    Compare same = new Compare.CreateRevision(anchor.key(), anchor.createRevision());
    return store.commit(Txn.of(new Op.Put(key, Bytes.of(chunk), 0)).onlyIf(same)).succeeded();
  }

  private static String key(LocalFile file, int chunk) {
    return Keys.blobChunk(file.hash().hex(), chunk);
  }
}
