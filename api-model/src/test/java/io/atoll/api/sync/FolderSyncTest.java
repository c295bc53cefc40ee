package io.atoll.api.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.folder.FolderReader;
import io.atoll.api.state.Ownership;
import io.atoll.api.store.Entry;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.sync.FolderPolicy.Drift;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderSyncTest {
  @TempDir Path folder;
  private final MemoryStore store = new MemoryStore(() -> Duration.ZERO);
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void appliesTheFolderOnceAndThenHasNothingToDo() throws IOException {
    file("web.yaml", application("web", 1));
    file("db.yaml", application("db", 1));
    FolderSync sync = sync();
    assertEquals(List.of("application/db created", "application/web created"), words(sync.pass()));
    long before = store.revision();
    assertEquals(List.of(), words(sync.pass()));
    assertEquals(before, store.revision());
    assertEquals(application("web", 1), text("web"));
    assertEquals("us", owner("web").source());
  }

  @Test
  void appliesTheValidFilesAndLeavesWhatTheInvalidOneHolds() throws IOException {
    file("web.yaml", application("web", 1));
    file("db.yaml", application("db", 1));
    FolderSync sync = sync();
    sync.pass();
    file("web.yaml", "kind: [");
    file("db.yaml", application("db", 2));
    SyncReport report = sync.pass();
    later();
    assertEquals(List.of("application/db configured"), words(report));
    assertEquals(List.of("FileInvalid", "Kept"), reasons(report));
    assertTrue(report.remarks().getFirst().message().contains("web.yaml:1"), report.toString());
    assertEquals(application("web", 1), text("web"));
  }

  @Test
  void leavesWhatTwoFilesGiveUntilOneOfThemIsGone() throws IOException {
    file("web.yaml", application("web", 1));
    FolderSync sync = sync();
    sync.pass();
    file("copy-of-web.yaml", application("web", 5));
    assertEquals(List.of("FileInvalid", "Kept"), reasons(sync.pass()));
    assertEquals(application("web", 1), text("web"));
    Files.delete(folder.resolve("web.yaml"));
    assertEquals(List.of("application/web configured"), words(sync.pass()));
  }

  @Test
  void prunesOnlyWhatHasBeenGoneForAWhile() throws IOException {
    file("web.yaml", application("web", 1));
    file("db.yaml", application("db", 1));
    FolderSync sync = sync();
    sync.pass();
    Files.move(folder.resolve("web.yaml"), folder.resolve("web.txt"));
    assertTrue(sync.pass().again().isPresent());
    Files.move(folder.resolve("web.txt"), folder.resolve("moved.yaml"));
    later();
    assertEquals(List.of(), words(sync.pass()));
    Files.delete(folder.resolve("moved.yaml"));
    sync.pass();
    later();
    assertEquals(List.of("application/web deleted, since its file is gone"), words(sync.pass()));
    assertTrue(store.get(Keys.owner("application", "web")).isEmpty());
  }

  @Test
  void touchesNothingWhenTheFolderIsEmptyOrGone() throws IOException {
    file("web.yaml", application("web", 1));
    FolderSync sync = sync();
    sync.pass();
    Files.delete(folder.resolve("web.yaml"));
    sync.pass();
    later();
    SyncReport empty = sync.pass();
    assertEquals(List.of("FolderUnusable"), reasons(empty));
    Files.delete(folder);
    assertEquals(List.of("FolderUnusable"), reasons(sync.pass()));
    assertEquals(application("web", 1), text("web"));
    assertEquals(List.of(), words(empty));
  }

  @Test
  void putsBackWhatWasEditedByHand() throws IOException {
    file("web.yaml", application("web", 1));
    FolderSync sync = sync();
    sync.pass();
    store.put(Keys.application("web"), "rubbish");
    assertEquals(
        List.of("application/web reverted, since it was changed outside of the folder"),
        words(sync.pass()));
    assertEquals(application("web", 1), text("web"));
  }

  @Test
  void leavesToAnotherSourceWhatIsItsOwn() throws IOException {
    file("web.yaml", application("web", 1));
    sync().pass();
    file("web.yaml", application("web", 2));
    SyncReport report = sync("them").pass();
    assertEquals(List.of("OwnedElsewhere"), reasons(report));
    assertTrue(report.remarks().getFirst().message().contains("belongs to us"), "" + report);
    assertEquals(application("web", 1), text("web"));
  }

  @Test
  void sendsFilesBeforeTheDocumentAndNoticesTheirChange() throws IOException {
    file("run.sh", "echo one");
    file(
        "web.yaml",
        application("web", 1).replace("replicas: 1", "files: [{path: /x, source: ./run.sh}]"));
    FolderSync sync = sync();
    sync.pass();
    assertTrue(text("web").contains("source: sha256:"), text("web"));
    String first = text("web");
    assertEquals(List.of(), words(sync.pass()));
    file("run.sh", "echo two");
    assertEquals(List.of("application/web configured"), words(sync.pass()));
    assertNotEquals(first, text("web"));
    assertEquals(2, store.list(Keys.BLOBS).entries().size());
    Files.delete(folder.resolve("run.sh"));
    assertEquals(List.of("FileInvalid", "Kept"), reasons(sync.pass()));
  }

  @Test
  void writesNothingInAPreview() throws IOException {
    file("web.yaml", application("web", 1));
    assertEquals(List.of("application/web created"), words(sync().preview()));
    assertEquals(0, store.revision() - new MemoryStore(() -> Duration.ZERO).revision());
  }

  @Test
  void tellsEachRemarkOnceAsLongAsItStaysTrue() throws IOException {
    FolderSync sync = sync();
    News news = new News();
    assertEquals(1, news.of(sync.pass()).size());
    assertEquals(0, news.of(sync.pass()).size());
    file("web.yaml", application("web", 1));
    assertEquals(0, news.of(sync.pass()).size());
    Files.delete(folder.resolve("web.yaml"));
    assertEquals(1, news.of(sync.pass()).size());
  }

  private FolderSync sync() {
    return sync("us");
  }

  private FolderSync sync(String source) {
    return new FolderSync(
        FolderReader.of(folder, false, () -> now),
        store,
        store::commit,
        new FolderPolicy(source, true, Drift.REVERT),
        FolderSync.PATIENCE,
        () -> now);
  }

  private void later() {
    now = now.plus(FolderSync.PATIENCE);
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String text(String application) {
    return store.get(Keys.application(application)).map(Entry::text).orElse("");
  }

  private Ownership owner(String application) {
    return Documents.read(
        store.get(Keys.owner("application", application)).orElseThrow().text(), Ownership.class);
  }

  private static List<String> words(SyncReport report) {
    return report.done().stream().map(it -> it.name() + " " + it.words()).toList();
  }

  private static List<String> reasons(SyncReport report) {
    return report.remarks().stream().map(Remark::reason).toList();
  }

  private static String application(String name, int replicas) {
    return """
    apiVersion: atoll/v1
    kind: Application
    metadata: {name: %s}
    spec: {image: "x:1", replicas: %d}
    """
        .formatted(name, replicas);
  }
}
