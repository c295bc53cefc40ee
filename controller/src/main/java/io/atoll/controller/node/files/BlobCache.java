package io.atoll.controller.node.files;

import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import com.google.common.io.ByteSource;
import com.google.common.io.MoreFiles;
import com.google.common.util.concurrent.Striped;
import io.atoll.api.blob.BlobReader;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/**
 * Contents on this host's disk, so that workers start again also while etcd is away. A file stands
 * under its hash only when it is complete, and each run of the controller checks it once before it
 * uses it. Thread-safe; one thread fetches a content, others wait for it.
 */
public final class BlobCache {
  private final CacheFolder folder;
  private final BlobReader reader;
  private final DataSize most;
  private final Supplier<Set<Sha256>> needed;
  private final Supplier<Instant> now;
  private final Set<Sha256> checked = ConcurrentHashMap.newKeySet();
  private final Striped<Lock> locks = Striped.lock(64);

  /**
   * @param directory made when it is first needed
   * @param most above it, contents that are not needed are given up
   * @param needed by the workers of this host
   */
  public BlobCache(
      Path directory,
      BlobReader reader,
      DataSize most,
      Supplier<Set<Sha256>> needed,
      Supplier<Instant> now) {
    this.folder = new CacheFolder(directory);
    this.reader = reader;
    this.most = most;
    this.needed = needed;
    this.now = now;
  }

  /**
   * The content, fetched if it is not here.
   *
   * @throws io.atoll.api.blob.BlobException with MISSING or BROKEN
   * @throws io.atoll.api.store.StoreException if it is not here and the store does not answer
   * @throws IOException of the disk
   */
  ByteSource content(Sha256 hash) throws IOException {
    Lock lock = locks.get(hash);
    lock.lock();
    try {
      if (!sound(hash)) {
        fetch(hash);
      }
      checked.add(hash);
      Files.setLastModifiedTime(folder.path(hash), FileTime.from(now.get()));
    } finally {
      lock.unlock();
    }
    evict(hash);
    return MoreFiles.asByteSource(folder.path(hash));
  }

  private boolean sound(Sha256 hash) throws IOException {
    Path file = folder.path(hash);
    if (!Files.exists(file)) {
      return false;
    }
    return checked.contains(hash)
        || MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString().equals(hash.hex());
  }

  private void fetch(Sha256 hash) throws IOException {
    Path part = folder.newPart();
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        reader.copy(hash, out);
      }
      Files.move(part, folder.path(hash), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void evict(Sha256 justUsed) throws IOException {
    Set<Sha256> kept = ImmutableSet.<Sha256>builder().addAll(needed.get()).add(justUsed).build();
    for (Sha256 hash : EvictionPlanner.plan(folder.contents(), kept, most)) {
      checked.remove(hash);
      Files.deleteIfExists(folder.path(hash));
    }
  }
}
