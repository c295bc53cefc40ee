package io.atoll.controller.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.blob.BlobException;
import io.atoll.api.blob.BlobReader;
import io.atoll.api.blob.BlobSender;
import io.atoll.api.blob.LocalFile;
import io.atoll.api.blob.SendProgress;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlobCacheTest {
  @TempDir Path folder;

  private final MemoryStore store = new MemoryStore(() -> Duration.ZERO);
  private final Set<Sha256> needed = new HashSet<>();
  private Instant now = Instant.EPOCH;

  @Test
  void givesTheContentAlsoWhileTheStoreIsAway() throws IOException {
    Sha256 hash = send("one");
    BlobCache cache = cache();
    assertEquals("one", read(cache, hash));
    store.faults(Faults.always(Fault.UNAVAILABLE));
    assertEquals("one", read(cache, hash));
    assertEquals("one", read(cache(), hash), "another run of the controller");
  }

  @Test
  void doesNotGiveWhatWasDamagedOnTheDisk() throws IOException {
    Sha256 hash = send("one");
    assertEquals("one", read(cache(), hash));
    Files.writeString(directory().resolve(hash.hex()), "two");
    assertEquals("one", read(cache(), hash));
    Files.writeString(directory().resolve(hash.hex()), "two");
    store.faults(Faults.always(Fault.UNAVAILABLE));
    assertThrows(StoreException.class, () -> read(cache(), hash));
  }

  @Test
  void leavesNothingOfWhatIsMissingOrBroken() throws IOException {
    Sha256 hash = send("one");
    store.put(Keys.blobChunk(hash.hex(), 0), "two");
    assertThrows(BlobException.class, () -> read(cache(), hash));
    assertThrows(BlobException.class, () -> read(cache(), new Sha256("ab".repeat(32))));
    try (Stream<Path> files = Files.list(directory())) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void givesUpTheLongestUnusedAboveItsLimitButNeverWhatIsNeeded() throws IOException {
    BlobCache cache = cache();
    Sha256 first = use(cache, "aaaa");
    Sha256 second = use(cache, "bbbb");
    needed.add(first);
    Sha256 third = use(cache, "cccc");
    Sha256 fourth = use(cache, "dddd");
    assertTrue(here(first));
    assertFalse(here(second));
    assertFalse(here(third));
    assertTrue(here(fourth));
    assertEquals("bbbb", read(cache, second), "fetched again");
  }

  private Sha256 use(BlobCache cache, String content) throws IOException {
    now = now.plusSeconds(1);
    Sha256 hash = send(content);
    assertEquals(content, read(cache, hash));
    return hash;
  }

  private boolean here(Sha256 hash) {
    return Files.exists(directory().resolve(hash.hex()));
  }

  private Path directory() {
    return folder.resolve("cache");
  }

  private BlobCache cache() {
    return new BlobCache(
        directory(), new BlobReader(store), new DataSize(9), () -> needed, () -> now);
  }

  private Sha256 send(String content) throws IOException {
    LocalFile file = LocalFile.read(Files.writeString(folder.resolve("file"), content));
    new BlobSender(store, SendProgress.NONE).send(file);
    return file.hash();
  }

  private static String read(BlobCache cache, Sha256 hash) throws IOException {
    return cache.content(hash).asCharSource(StandardCharsets.UTF_8).read();
  }
}
