package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.EventRecord;
import io.atoll.api.state.Ownership;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Folders kept in sync on a whole cluster, by the manager and by the command. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class FolderTest {
  private static final String WEB = "folder-web";
  private static final String BACK = "folder-back";

  /** A change is acted on within a second; a machine that is busy gets more. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final LocalCluster cluster;
  private final TestApplications applications;

  @TempDir private Path folder;
  private Path disk = Path.of("");
  private Path mount = Path.of("");

  FolderTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeEach
  void folders() throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
    mount = Files.createDirectory(folder.resolve("mount"));
  }

  /** Also of those who owned what the test deletes. */
  @AfterEach
  void end() {
    cluster.kill("controller");
    cluster.up();
    cluster.store().commit(Txn.of(new Op.DeletePrefix(Keys.OWNERS)));
    applications.delete(WEB, BACK, "demo-web", "demo-back");
  }

  @Test
  void theManagerFollowsItsFolderThroughEverythingThatHappensToIt() throws IOException {
    shell("mount", "--bind", disk.toString(), mount.toString());
    try {
      write(WEB, 1, "a");
      restartWithFolder();
      applications.awaitReady(WEB, 0, 1);
      assertEquals("controller:" + mount, owner(WEB).source());

      write(BACK, 0, "a");
      awaitStored(BACK, Applications.hello(BACK, 0, "a"));
      write(BACK, 0, "b");
      awaitStored(BACK, Applications.hello(BACK, 0, "b"));

      Files.writeString(file(WEB), "kind: [");
      write(BACK, 0, "c");
      awaitStored(BACK, Applications.hello(BACK, 0, "c"));
      awaitEvent("FileInvalid", WEB + ".yaml:1:");
      assertEquals(Applications.hello(WEB, 1, "a"), stored(WEB));

      Files.delete(file(BACK));
      awaitEvent("Kept", "is invalid");
      write(WEB, 1, "a");
      await("pruned").atMost(SOON).until(() -> stored(BACK).isEmpty());

      applications.all().put(WEB, "rubbish");
      awaitStored(WEB, Applications.hello(WEB, 1, "a"));
      awaitEvent("Reverted", "changed outside");

      shell("umount", mount.toString());
      awaitEvent("FolderUnusable", "holds no file");
      shell("mount", "--bind", disk.toString(), mount.toString());
      write(WEB, 1, "b");
      awaitStored(WEB, Applications.hello(WEB, 1, "b"));
      Files.move(disk.resolve(WEB + ".yaml"), folder.resolve("kept"));
      cluster.kill("controller");
      Instant restart = Instant.now();
      restartWithFolder();
      awaitEvent("FolderUnusable", "holds no file", restart);
      assertEquals(Applications.hello(WEB, 1, "b"), stored(WEB));

      cluster.kill("controller");
      Files.move(folder.resolve("kept"), file(WEB));
      write(WEB, 2, "b");
      restartWithFolder();
      applications.awaitReady(WEB, 0, 2);
    } finally {
      shell("umount", mount.toString());
    }
  }

  @Test
  void theCommandFollowsAFolderUntilASignalAndLeavesToOthersWhatIsTheirs()
      throws IOException, InterruptedException {
    Files.writeString(disk.resolve("web.yaml"), Applications.hello(WEB, 0, "a"));
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(
            cluster.checkout().resolve("atoll").toString(), "sync", disk.toString(), "--prune");
    builder.environment().put("ATOLL_HOME", cluster.home().toString());
    Process sync = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      awaitStored(WEB, Applications.hello(WEB, 0, "a"));
      Path draft = folder.resolve("draft");
      Files.writeString(draft, Applications.hello(WEB, 0, "b"));
      Files.move(draft, disk.resolve("web.yaml"), StandardCopyOption.REPLACE_EXISTING);
      awaitStored(WEB, Applications.hello(WEB, 0, "b"));
      applications.all().put(WEB, "rubbish");
      awaitStored(WEB, Applications.hello(WEB, 0, "b"));

      CommandResult other =
          cluster.atoll("sync", disk.toString(), "--once", "--source", "somebody-else");
      assertEquals(4, other.exitCode(), other.err());
      assertTrue(other.err().contains("belongs to " + owner(WEB).source()), other.err());
      CommandResult stale =
          cluster.atoll("apply", "-f", disk.resolve("web.yaml").toString(), "--if-revision", "1");
      assertEquals(4, stale.exitCode(), stale.err());
      assertEquals(0, cluster.atoll("diff", "-f", disk.toString()).exitCode());
    } finally {
      assertEquals(0, new ProcessBuilder("kill", "-INT", "" + sync.pid()).start().waitFor());
      sync.waitFor();
    }
    assertTrue(Files.readString(out).contains(WEB + " reverted"), Files.readString(out));
  }

  @Test
  void theDemonstrationRuns() {
    Path demo = cluster.checkout().resolve("manifests/demo");
    cluster.atoll("apply", "-f", demo.toString(), "--prune", "--wait").orThrow();
    assertEquals(2, applications.all().workers("demo-web").size());
    assertEquals(1, applications.all().workers("demo-back").size());
    assertTrue(cluster.atoll("describe", "demo-web").orThrow().contains("manifests/demo"));
    cluster.atoll("delete", "-f", demo.toString()).orThrow();
  }

  private void restartWithFolder() {
    cluster.kill("controller");
    String atoll = cluster.checkout().resolve("atoll").toString();
    cluster
        .run(
            List.of(
                "env", "ATOLL_FOLDER=" + mount, "ATOLL_FOLDER_PRUNE=true", atoll, "up", "--empty"))
        .orThrow();
  }

  private void shell(String... command) {
    cluster.run(new ArrayList<>(List.of(command))).orThrow();
  }

  private Path file(String name) {
    return disk.resolve(name + ".yaml");
  }

  private void write(String name, int replicas, String mode) throws IOException {
    Files.writeString(file(name), Applications.hello(name, replicas, mode));
  }

  private String stored(String name) {
    return cluster.store().get(Keys.application(name)).map(Entry::text).orElse("");
  }

  private Ownership owner(String name) {
    Entry entry = cluster.store().get(Keys.owner("application", name)).orElseThrow();
    return Documents.read(entry.text(), Ownership.class);
  }

  private void awaitStored(String name, String text) {
    await(name + " as the folder has it").atMost(SOON).until(() -> stored(name).equals(text));
  }

  private void awaitEvent(String reason, String part) {
    awaitEvent(reason, part, Instant.EPOCH);
  }

  private void awaitEvent(String reason, String part, Instant since) {
    await(reason)
        .atMost(SOON)
        .until(() ->
            cluster.store().list(Keys.EVENTS).entries().stream()
                .map(entry -> Documents.read(entry.text(), EventRecord.class))
                .anyMatch(it ->
                    it.reason().equals(reason)
                        && it.message().contains(part)
                        && it.last().isAfter(since)));
  }
}
