package io.atoll.api.blob;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.atoll.api.Keys;
import io.atoll.api.blob.BlobException.Category;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.value.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Takes contents out of the store. Thread-safe. */
public final class BlobReader {
  private final Store store;

  public BlobReader(Store store) {
    this.store = store;
  }

  /** Whether the store has anything of it. */
  public boolean exists(Sha256 hash) {
    return !store.listKeys(Keys.blob(hash.hex())).entries().isEmpty();
  }

  /**
   * Writes the content, chunk by chunk. What was written is only then to be used when this returns:
   * the hash is known at the end.
   *
   * @throws BlobException with MISSING or BROKEN
   * @throws IOException of the target
   */
  public void copy(Sha256 hash, OutputStream target) throws IOException {
    Hasher hasher = Hashing.sha256().newHasher();
    int chunk = 0;
    for (; chunk < Chunks.MOST; chunk++) {
      Optional<Entry> entry = store.get(Keys.blobChunk(hash.hex(), chunk));
      if (entry.isEmpty()) {
        break;
      }
      byte[] content = entry.get().value().toByteArray();
      hasher.putBytes(content);
      target.write(content);
    }
    check(hash, hasher.hash().toString(), chunk);
  }

  private static void check(Sha256 hash, String found, int chunks) {
    if (chunks == 0) {
      throw new BlobException(
          Category.MISSING,
          "the content %s is not in etcd; apply the document again from its file".formatted(hash));
    }
    if (!found.equals(hash.hex())) {
      throw new BlobException(
          Category.BROKEN,
          "what stands under %s (%d chunks) is not that content; delete it and apply the document"
                  .formatted(Keys.blob(hash.hex()), chunks)
              + " again from its file");
    }
  }
}
