package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.blob.BlobSender;
import io.atoll.api.blob.LocalFile;
import io.atoll.api.blob.SendProgress;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contents of files against the whole manager, by a clock of the test's. */
final class BlobCollectionTest {
  private static final Duration LOOK = Duration.ofMinutes(5);

  @TempDir Path folder;

  private final TestCluster cluster = new TestCluster();

  @Test
  void deletesWhatNothingReferredToForAnHourAndNothingElse() throws IOException {
    cluster.node("n1");
    LocalFile used = send("used");
    LocalFile unused = send("unused");
    cluster.apply("web", spec(used));
    cluster.settle();
    pass(Duration.ofMinutes(55));
    assertTrue(stored(used) && stored(unused));
    assertEquals(List.of(Keys.blobStatus(unused.hash().hex())), cluster.keys(Keys.BLOB_STATUS));
    pass(Duration.ofMinutes(15));
    assertTrue(stored(used));
    assertFalse(stored(unused));
    assertEquals(List.of(), cluster.keys(Keys.BLOB_STATUS));
  }

  @Test
  void aLeaderGoesOnCountingWhereTheOneBeforeEnded() throws IOException {
    LocalFile unused = send("unused");
    pass(Duration.ofMinutes(40));
    cluster.lead(2);
    pass(Duration.ofMinutes(10));
    assertTrue(stored(unused));
    pass(Duration.ofMinutes(20));
    assertFalse(stored(unused));
  }

  @Test
  void countsAnewWhenTheContentIsSentAgain() throws IOException {
    LocalFile unused = send("unused");
    pass(Duration.ofMinutes(50));
    send("unused");
    pass(Duration.ofMinutes(55));
    assertTrue(stored(unused));
    pass(Duration.ofMinutes(20));
    assertFalse(stored(unused));
  }

  @Test
  void keepsWhatAnEarlierRevisionOrABrokenDocumentRefersTo() throws IOException {
    cluster.node("n1");
    LocalFile before = send("before");
    LocalFile broken = send("broken");
    cluster.apply("web", spec(before));
    cluster.settle();
    cluster.apply("web", "{image: web}");
    cluster.settle();
    cluster.store.put(Keys.application("bad"), "{{ " + broken.hash());
    pass(Duration.ofHours(3));
    assertTrue(stored(before), "one may go back to an earlier revision");
    assertTrue(stored(broken), "a broken document may be mended");
  }

  @Test
  void deletesTheFilesOfADeletedApplicationAnHourAfterIt() throws IOException {
    cluster.node("n1");
    LocalFile file = send("file");
    cluster.apply("web", spec(file));
    cluster.settle();
    pass(Duration.ofHours(2));
    cluster.store.commit(Txn.of(Op.delete(Keys.application("web"))));
    cluster.settle();
    pass(Duration.ofMinutes(50));
    assertTrue(stored(file));
    pass(Duration.ofMinutes(25));
    assertFalse(stored(file));
  }

  private static String spec(LocalFile file) {
    return "{image: web, files: [{path: /a, source: '" + file.hash() + "'}]}";
  }

  private LocalFile send(String name) throws IOException {
    Path path = Files.writeString(folder.resolve(name), name);
    LocalFile file = LocalFile.read(path);
    new BlobSender(cluster.store, SendProgress.NONE).send(file);
    return file;
  }

  private boolean stored(LocalFile file) {
    return !cluster.keys(Keys.blob(file.hash().hex())).isEmpty();
  }

  private void pass(Duration time) {
    cluster.manage();
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(LOOK)) {
      cluster.clock.advance(LOOK);
      cluster.store.tick();
      cluster.manage();
    }
  }
}
