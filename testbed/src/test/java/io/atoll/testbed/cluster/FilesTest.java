package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.blob.LocalFile;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files from a user's disk into running containers, on a whole cluster. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class FilesTest {
  private static final String NAME = "filed";
  private static final int LARGE = 50 << 20;

  private final LocalCluster cluster;
  private final TestApplications applications;

  @TempDir private Path folder;

  FilesTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void delete() {
    cluster.up();
    applications.delete(NAME);
  }

  @Test
  void standInTheContainerAsAskedAndComeBackWithItWithoutEtcd() throws IOException {
    Files.writeString(folder.resolve("run.sh"), "#!/bin/sh\nexec sleep 600\n");
    apply("{path: /app/run.sh, source: run.sh, mode: \"0750\", owner: \"7:8\"}").orThrow();
    String before = applications.running(NAME).getFirst();
    assertEquals("750 7:8", in(before, "stat", "-c", "%a %u:%g", "/app/run.sh"));
    assertEquals("755 0:0", in(before, "stat", "-c", "%a %u:%g", "/app"));

    cluster.kill("etcd");
    applications.docker("kill", "--signal", "KILL", before);
    await().atMost(TestApplications.LIMIT).until(() -> another(before));
    assertEquals("#!/bin/sh\nexec sleep 600", in(running(), "cat", "/app/run.sh"));
  }

  @Test
  void anotherContentReplacesTheWorker() throws IOException {
    Files.writeString(folder.resolve("run.sh"), "#!/bin/sh\nexec sleep 600\n");
    String file = "{path: /app/run.sh, source: run.sh, mode: \"0755\"}";
    apply(file).orThrow();
    String before = running();
    assertTrue(apply(file).orThrow().contains("unchanged"));
    assertEquals(before, running());

    Files.writeString(folder.resolve("run.sh"), "#!/bin/sh\nexec sleep 700\n");
    apply(file).orThrow();
    await().atMost(TestApplications.LIMIT).until(() -> another(before));
    assertNotEquals(worker(before), worker(running()));
    assertEquals("#!/bin/sh\nexec sleep 700", in(running(), "cat", "/app/run.sh"));
  }

  @Test
  void aCutOffSendIsFinishedByTheNextOneAndNothingHalfIsRun() throws Exception {
    LocalFile file = LocalFile.read(large(LARGE));
    String files = "{path: /app/run.sh, source: run.sh, mode: \"0755\"}";
    Process apply = stoppedHalfWay(files, file);
    cluster.kill("etcd");
    signal(apply, "CONT");
    assertNotEquals(0, apply.waitFor());
    cluster.up();
    assertTrue(cluster.store().get(Keys.application(NAME)).isEmpty());
    int left = chunks(file);
    assertTrue(left > 3 && left < file.chunks().size(), left + " chunks");

    apply(files).orThrow();
    assertEquals(file.chunks().size(), chunks(file));
    assertEquals(file.hash().hex(), in(running(), "sha256sum", "/app/run.sh").substring(0, 64));
  }

  @Test
  void aFileThatChangesWhileItIsSentIsRefusedAndNoMixtureIsStored() throws Exception {
    LocalFile before = LocalFile.read(large(LARGE / 2));
    String files = "{path: /app/run.sh, source: run.sh, mode: \"0755\"}";
    Process apply = stoppedHalfWay(files, before);
    try (var file = new RandomAccessFile(before.path().toFile(), "rw")) {
      file.seek(before.size() - 3);
      file.write("new".getBytes(StandardCharsets.UTF_8));
    }
    signal(apply, "CONT");
    assertEquals(1, apply.waitFor());
    String said = Files.readString(folder.resolve("out"));
    assertTrue(said.contains("run.sh changed while it was being sent; apply again"), said);
    assertTrue(cluster.store().get(Keys.application(NAME)).isEmpty());
    assertTrue(chunks(before) < before.chunks().size(), "a content that nobody has is complete");

    apply(files).orThrow();
    LocalFile after = LocalFile.read(before.path());
    assertNotEquals(before.hash(), after.hash());
    assertEquals(after.hash().hex(), in(running(), "sha256sum", "/app/run.sh").substring(0, 64));
  }

  @Test
  void aMissingContentIsSaidAndOnceItIsThereTheWorkerStarts() throws IOException {
    Files.writeString(folder.resolve("run.sh"), "#!/bin/sh\nexec sleep 800\n");
    LocalFile file = LocalFile.read(folder.resolve("run.sh"));
    applications
        .all()
        .put(NAME, text("{path: /app/run.sh, source: " + file.hash() + ", mode: \"0755\"}"));
    await().atMost(TestApplications.LIMIT).until(() -> reasons().contains("FileMissing"));
    assertEquals(List.of(), applications.running(NAME));
    var content = io.atoll.api.store.Bytes.of(Files.readAllBytes(file.path()));
    cluster.store().commit(Txn.of(new Op.Put(Keys.blobChunk(file.hash().hex(), 0), content, 0)));
    applications.awaitReady(NAME, 0, 1);
  }

  @Test
  void aLocalPathThatIsPutByHandIsRefused() {
    applications.all().put(NAME, text("{path: /app/run.sh, source: ./run.sh}"));
    await()
        .atMost(TestApplications.LIMIT)
        .until(() ->
            applications
                .all()
                .status(NAME)
                .filter(it -> it.error() != null && it.error().message().contains("local file"))
                .isPresent());
  }

  private List<String> reasons() {
    return applications.all().workers(NAME).values().stream().map(Observation::reason).toList();
  }

  /** An apply that is stopped after a few chunks. */
  private Process stoppedHalfWay(String files, LocalFile file) throws Exception {
    Process apply = start(files);
    await()
        .atMost(TestApplications.LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> chunks(file) > 3);
    signal(apply, "STOP");
    assertTrue(chunks(file) < file.chunks().size(), "the file was sent before it could be stopped");
    return apply;
  }

  private Path large(int size) throws IOException {
    byte[] junk = new byte[size];
    new Random(1).nextBytes(junk);
    byte[] script = "#!/bin/sh\nexec sleep 600\n".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(script, 0, junk, 0, script.length);
    return Files.write(folder.resolve("run.sh"), junk);
  }

  private int chunks(LocalFile file) {
    return cluster.store().listKeys(Keys.blob(file.hash().hex())).entries().size();
  }

  private CommandResult apply(String files) throws IOException {
    return cluster.atoll("apply", "-f", document(files), "--wait", "--timeout", "60s");
  }

  private Process start(String files) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            cluster.checkout().resolve("atoll").toString(), "apply", "-f", document(files));
    builder.environment().put("ATOLL_HOME", cluster.home().toString());
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
  }

  private String document(String files) throws IOException {
    return Files.writeString(folder.resolve("filed.yaml"), text(files)).toString();
  }

  private static String text(String files) {
    return """
    apiVersion: atoll/v1
    kind: Application
    metadata: {name: %s}
    spec:
      image: atoll/hello:1
      command: [/app/run.sh]
      files: [%s]
      update: {minReady: 0s}
      stop: {grace: 0s}
    """
        .formatted(NAME, files);
  }

  /** To the command and whatever it started. */
  private static void signal(Process process, String signal) throws Exception {
    List<String> pids =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .map(it -> Long.toString(it.pid()))
            .toList();
    for (String pid : pids) {
      assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
    }
  }

  private boolean another(String before) {
    List<String> running = applications.running(NAME);
    return running.size() == 1 && !running.getFirst().equals(before);
  }

  private String running() {
    List<String> running = applications.running(NAME);
    assertEquals(1, running.size(), running.toString());
    return running.getFirst();
  }

  private static String worker(String container) {
    return container.substring(0, container.lastIndexOf('.'));
  }

  private String in(String container, String... command) {
    return applications
        .docker(
            Stream.concat(Stream.of("exec", container), Stream.of(command)).toArray(String[]::new))
        .strip();
  }
}
