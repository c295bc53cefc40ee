package io.atoll.api.blob;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.blob.BlobException.Category;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.value.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlobSenderTest {
  private static final int CHUNK = Chunks.SIZE;

  @TempDir Path folder;

  private final MemoryStore store = new MemoryStore(() -> Duration.ZERO);
  private Path path = Path.of("");

  @BeforeEach
  void file() {
    path = folder.resolve("file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7})
  void whatIsSentIsWhatIsRead(int size) throws IOException {
    LocalFile file = write(size);
    new BlobSender(store, SendProgress.NONE).send(file);
    assertArrayEquals(Files.readAllBytes(path), read(file.hash()));
    assertEquals(Math.max(1, (size + CHUNK - 1) / CHUNK), chunks(file).size());
  }

  @Test
  void goesOnWhereItWasCutOff() throws IOException {
    LocalFile file = write(5 * CHUNK + 3);
    MemoryStore cut = store.connect();
    List<String> written = new ArrayList<>();
    cut.faults((call, key) -> {
      boolean chunk = call == Faults.Call.COMMIT;
      if (chunk) {
        written.add(key);
      }
      return chunk && written.size() > 3 ? Fault.UNAVAILABLE : Fault.NONE;
    });
    assertThrows(StoreException.class, () -> new BlobSender(cut, SendProgress.NONE).send(file));
    assertEquals(3, chunks(file).size());
    assertEquals(
        Category.BROKEN,
        assertThrows(BlobException.class, () -> read(file.hash())).category(),
        "half a file is no file");
    long before = store.revision();
    new BlobSender(store, SendProgress.NONE).send(file);
    assertEquals(before + 4, store.revision(), "the first chunk anew, and the three missing");
    assertArrayEquals(Files.readAllBytes(path), read(file.hash()));
  }

  @Test
  void sendsNothingButTheFirstChunkOfWhatIsThere() throws IOException {
    LocalFile file = write(3 * CHUNK);
    new BlobSender(store, SendProgress.NONE).send(file);
    long before = store.revision();
    List<Long> progress = new ArrayList<>();
    new BlobSender(store, (it, stored) -> progress.add(stored)).send(file);
    assertEquals(before + 1, store.revision());
    assertEquals(3L * CHUNK, progress.getLast());
  }

  @Test
  void mendsWhatLacksAChunkAndLeavesWhatIsWhole() throws IOException {
    LocalFile file = write(3 * CHUNK);
    BlobSender sender = new BlobSender(store, SendProgress.NONE);
    sender.send(file);
    long whole = store.revision();
    sender.mend(file);
    assertEquals(whole, store.revision());
    store.commit(Txn.of(Op.delete(Keys.blobChunk(file.hash().hex(), 1))));
    sender.mend(file);
    assertArrayEquals(Files.readAllBytes(path), read(file.hash()));
  }

  @Test
  void noticesAFileThatChangesBeforeAnyOfItsNewContentIsStored() throws IOException {
    LocalFile file = write(4 * CHUNK);
    SendProgress meddler =
        (it, stored) -> {
          if (stored == 2 * CHUNK) {
            overwrite(3 * CHUNK + 5, "other");
          }
        };
    BlobException changed =
        assertThrows(BlobException.class, () -> new BlobSender(store, meddler).send(file));
    assertEquals(
        path + " changed while it was being sent; apply again when it is complete",
        changed.getMessage());
    assertEquals(3, chunks(file).size());
    assertEquals(
        Category.BROKEN, assertThrows(BlobException.class, () -> read(file.hash())).category());
  }

  @Test
  void noticesAFileThatBecomesLongerOrShorter() throws IOException {
    LocalFile longer = write(CHUNK);
    overwrite(CHUNK, "more");
    assertEquals(Category.CHANGED, failure(longer));
    LocalFile shorter = write(2 * CHUNK);
    Files.write(path, new byte[3]);
    assertEquals(Category.CHANGED, failure(shorter));
    Files.delete(path);
    assertEquals(Category.UNREADABLE, failure(shorter));
  }

  @Test
  void startsAgainIfEverythingWasDeletedMeanwhile() throws IOException {
    LocalFile file = write(4 * CHUNK);
    List<Long> seen = new ArrayList<>();
    SendProgress collector =
        (it, stored) -> {
          seen.add(stored);
          if (seen.size() == 3) {
            store.commit(Txn.of(new Op.DeletePrefix(Keys.blob(file.hash().hex()))));
          }
        };
    new BlobSender(store, collector).send(file);
    assertArrayEquals(Files.readAllBytes(path), read(file.hash()));
  }

  @Test
  void saysWhatIsMissingAndWhatIsBroken() throws IOException {
    LocalFile file = write(2 * CHUNK);
    assertFalse(new BlobReader(store).exists(file.hash()));
    assertEquals(
        Category.MISSING, assertThrows(BlobException.class, () -> read(file.hash())).category());
    new BlobSender(store, SendProgress.NONE).send(file);
    assertTrue(new BlobReader(store).exists(file.hash()));
    store.put(Keys.blobChunk(file.hash().hex(), 1), "rubbish");
    BlobException broken = assertThrows(BlobException.class, () -> read(file.hash()));
    assertEquals(
        "what stands under /atoll/blobs/%s/ (2 chunks) is not that content; delete it and apply the document again from its file"
            .formatted(file.hash().hex()),
        broken.getMessage());
  }

  @Test
  void findsReferencesAlsoInRubbish() {
    String hash = "ab".repeat(32);
    assertEquals(
        List.of(new Sha256(hash)),
        BlobReferences.in("{{ source: 'sha256:" + hash + "' sha256:123").asList());
  }

  private Category failure(LocalFile file) {
    BlobSender sender = new BlobSender(store, SendProgress.NONE);
    return assertThrows(BlobException.class, () -> sender.send(file)).category();
  }

  private LocalFile write(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    Files.write(path, content);
    return LocalFile.read(path);
  }

  private void overwrite(int at, String text) {
    try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
      channel.position(at).write(java.nio.ByteBuffer.wrap(Bytes.utf8(text).toByteArray()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Entry> chunks(LocalFile file) {
    return store.listKeys(Keys.blob(file.hash().hex())).entries();
  }

  private byte[] read(Sha256 hash) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    new BlobReader(store).copy(hash, content);
    return content.toByteArray();
  }
}
