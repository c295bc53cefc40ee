package io.atoll.controller.manager.blob;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.atoll.api.Keys;
import io.atoll.api.blob.BlobReferences;
import io.atoll.api.state.status.BlobStatus;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.value.Sha256;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the contents of the store without their bytes, and which of them are referred to. */
final class BlobStates {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private final Store store;

  BlobStates(Store store) {
    this.store = store;
  }

  /**
   * In the order of their hashes. Asks the store itself, chunks first: a document of which the
   * caches have not heard yet must not lose its files.
   */
  List<BlobState> read() {
    Listing chunks = store.listKeys(Keys.BLOBS);
    Listing statuses = store.list(Keys.BLOB_STATUS);
    if (chunks.entries().isEmpty() && statuses.entries().isEmpty()) {
      return List.of();
    }
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Long> first = new HashMap<>();
    chunks.entries().forEach(chunk -> count(chunk, counts, first));
    Map<String, Entry> marks = new HashMap<>();
    statuses.entries().forEach(it -> marks.put(it.key().substring(Keys.BLOB_STATUS.length()), it));
    Set<Sha256> referenced = referenced();
    return Sets.union(counts.keySet(), marks.keySet()).stream()
        .filter(hex -> HEX.matcher(hex).matches())
        .sorted()
        .map(Sha256::new)
        .map(hash -> {
          @Nullable Entry mark = marks.get(hash.hex());
          return new BlobState(
              hash,
              counts.getOrDefault(hash.hex(), 0),
              first.getOrDefault(hash.hex(), 0L),
              status(mark),
              mark == null ? 0 : mark.modRevision(),
              referenced.contains(hash));
        })
        .toList();
  }

  private static void count(Entry chunk, Map<String, Integer> counts, Map<String, Long> first) {
    List<String> parts = Keys.parts(Keys.BLOBS, chunk.key()).orElse(List.of());
    counts.merge(parts.getFirst(), 1, Integer::sum);
    if (chunk.key().equals(Keys.blobChunk(parts.getFirst(), 0))) {
      first.put(parts.getFirst(), chunk.modRevision());
    }
  }

  private Set<Sha256> referenced() {
    return Stream.of(Keys.APPLICATIONS, Keys.REVISIONS)
        .flatMap(prefix -> store.list(prefix).entries().stream())
        .flatMap(entry -> BlobReferences.in(entry.text()).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static @Nullable BlobStatus status(@Nullable Entry mark) {
    try {
      return mark == null ? null : Documents.read(mark.text(), BlobStatus.class);
    } catch (DocumentException e) {
      return null;
    }
  }
}
