package io.atoll.api.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.apply.UserDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderReaderTest {
  private static final String COMMIT = "4f2c1e0d9b8a7f6e5d4c3b2a190807060504f3e2";
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir Path root;

  @Test
  void readsManifestsAndLeavesOutWhatBelongsToEditorsAndGit() throws IOException {
    write("web.yaml", network("web"));
    write(".web.yaml.swp", "rubbish");
    write("web.yaml~", "rubbish");
    write(".git/config.yaml", "rubbish");
    write("notes.txt", "rubbish");
    write("inside/db.yml", network("db"));
    assertEquals(List.of("web"), names(read(false)));
    assertEquals(List.of("db", "web"), names(read(true)));
  }

  @Test
  void isOfNoUseIfThereIsNothingToGoBy() throws IOException {
    assertInstanceOf(FolderContent.Unusable.class, read(root.resolve("missing"), false));
    assertInstanceOf(FolderContent.Unusable.class, read(false));
    write("README.md", "no manifest");
    assertInstanceOf(FolderContent.Unusable.class, read(false));
    assertInstanceOf(FolderContent.Unusable.class, read(root.resolve("README.md"), false));
  }

  @Test
  void mayMissSomethingIfAFileIsInvalidOrWithoutADocument() throws IOException {
    write("web.yaml", network("web"));
    assertEquals(Optional.empty(), manifests(read(false)).gap());
    write("half.yaml", "");
    assertTrue(manifests(read(false)).gap().orElse("").contains("half.yaml"));
    write("half.yaml", "kind: [");
    assertTrue(manifests(read(false)).gap().orElse("").contains("half.yaml"));
    assertEquals(List.of("web"), names(read(false)));
  }

  @Test
  void mayMissSomethingIfAFolderInsideIsEmpty() throws IOException {
    write("web.yaml", network("web"));
    Files.createDirectories(root.resolve("disk"));
    assertEquals(Optional.empty(), manifests(read(false)).gap());
    assertTrue(manifests(read(true)).gap().orElse("").contains("disk is empty"));
  }

  @Test
  void knowsTheCommitOfAWorkTree() throws IOException {
    write("apps/web.yaml", network("web"));
    write(".git/HEAD", "ref: refs/heads/main\n");
    assertEquals(Optional.empty(), commit());
    write(".git/packed-refs", "# pack-refs\n" + COMMIT + " refs/heads/main\n");
    assertEquals(Optional.of(COMMIT), commit());
    write(".git/refs/heads/main", COMMIT.replace('4', '5') + "\n");
    assertEquals(Optional.of(COMMIT.replace('4', '5')), commit());
    write(".git/HEAD", COMMIT + "\n");
    assertEquals(Optional.of(COMMIT), commit());
  }

  @Test
  void knowsTheCommitOfALinkedWorkTree() throws IOException {
    write("repository/worktrees/tree/HEAD", "ref: refs/heads/side\n");
    write("repository/worktrees/tree/commondir", "../..\n");
    write("repository/refs/heads/side", COMMIT + "\n");
    write("apps/.git", "gitdir: ../repository/worktrees/tree\n");
    write("apps/web.yaml", network("web"));
    assertEquals(Optional.of(COMMIT), commit());
  }

  @Test
  void waitsForGitButNotForALockThatWasLeftBehind() throws IOException {
    write("web.yaml", network("web"));
    write(".git/HEAD", COMMIT);
    write(".git/index.lock", "");
    Path lock = root.resolve(".git/index.lock");
    Files.setLastModifiedTime(lock, FileTime.from(NOW));
    assertInstanceOf(FolderContent.Busy.class, read(false));
    Files.setLastModifiedTime(lock, FileTime.from(NOW.minusSeconds(90)));
    assertEquals(List.of("web"), names(read(false)));
  }

  @Test
  void sendsFilesOfOthersOnlyFromInsideTheFolder() throws IOException {
    write("secret", "x");
    write("apps/own", "x");
    write("apps/web.yaml", application("./own"));
    assertEquals(List.of("web"), names(within(root.resolve("apps"))));
    write("apps/web.yaml", application("../secret"));
    assertEquals(List.of(), names(within(root.resolve("apps"))));
    assertEquals(List.of("web"), names(read(root.resolve("apps"), false)));
  }

  private static FolderContent within(Path folder) {
    return FolderReader.within(folder, false, () -> NOW).read();
  }

  private static String application(String source) {
    return """
    apiVersion: atoll/v1
    kind: Application
    metadata: {name: web}
    spec:
      image: x:1
      files: [{path: /x, source: "%s"}]
    """
        .formatted(source);
  }

  private Optional<String> commit() {
    return manifests(read(root.resolve("apps"), false)).commit();
  }

  private FolderContent read(boolean recursive) {
    return read(root, recursive);
  }

  private static FolderContent read(Path folder, boolean recursive) {
    return FolderReader.of(folder, recursive, () -> NOW).read();
  }

  private static FolderContent.Manifests manifests(FolderContent content) {
    return assertInstanceOf(FolderContent.Manifests.class, content);
  }

  private static List<String> names(FolderContent content) {
    return manifests(content).manifests().documents().stream()
        .map(UserDocument::name)
        .map(it -> it.name())
        .toList();
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  private static String network(String name) {
    return """
    apiVersion: atoll/v1
    kind: Network
    metadata: {name: %s}
    spec: {range: 10.96.0.0/16}
    """
        .formatted(name);
  }
}
