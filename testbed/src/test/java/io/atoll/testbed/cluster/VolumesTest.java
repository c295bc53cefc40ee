package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.Observation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Volumes in real containers, on a whole cluster. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class VolumesTest {
  private static final String NAME = "stored";

  private final LocalCluster cluster;
  private final TestApplications applications;

  @TempDir private Path folder;

  VolumesTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void delete() {
    applications.delete(NAME, "producer", "consumer");
    for (String volume : applications.docker("volume", "ls", "-q").lines().toList()) {
      await()
          .atMost(TestApplications.LIMIT)
          .until(() -> cluster.run(List.of("docker", "volume", "rm", volume)).exitCode() == 0);
    }
  }

  @Test
  void aNamedVolumeOutlivesItsApplication() {
    run(1, "{name: data, mount: /data}");
    in(running().getFirst(), "sh", "-c", "echo kept > /data/file");
    applications.delete(NAME);
    await().atMost(TestApplications.LIMIT).until(() -> running().isEmpty());
    run(1, "{name: data, mount: /data}");
    assertEquals("kept", in(running().getFirst(), "cat", "/data/file"));
  }

  @Test
  void eachWorkerHasItsOwnIfAskedFor() {
    run(2, "{name: data, mount: /data}", "{name: own, mount: /own, perWorker: true}");
    String one = running().getFirst();
    String other = running().getLast();
    in(one, "sh", "-c", "echo all > /data/file; echo one > /own/file");
    assertEquals("all", in(other, "cat", "/data/file"));
    assertNotEquals(0, tried(other, "cat", "/own/file").exitCode());
    String worker = one.substring(0, one.lastIndexOf('.'));
    assertEquals(
        "own stored " + worker,
        applications
            .docker(
                "volume",
                "inspect",
                "atoll-own." + worker,
                "-f",
                "{{index .Labels \"atoll.volume\"}} {{index .Labels \"atoll.application\"}}"
                    + " {{index .Labels \"atoll.worker\"}}")
            .strip());
  }

  @Test
  void readOnlyIsReadOnlyAndMemoryIsLimited() throws IOException {
    Files.writeString(folder.resolve("file"), "of the host");
    run(
        1,
        "{host: " + folder + ", mount: /host, readOnly: true}",
        "{name: data, mount: /data, readOnly: true}",
        "{tmpfs: 1Mi, mount: /scratch}");
    String container = running().getFirst();
    assertEquals("of the host", in(container, "cat", "/host/file"));
    for (String place : List.of("/host/x", "/data/x")) {
      CommandResult refused = tried(container, "touch", place);
      assertTrue(refused.err().contains("Read-only"), refused.err());
    }
    in(container, "dd", "if=/dev/zero", "of=/scratch/x", "bs=1k", "count=900");
    CommandResult full =
        tried(container, "dd", "if=/dev/zero", "of=/scratch/y", "bs=1k", "count=900");
    assertTrue(full.err().contains("No space left"), full.err());
  }

  @Test
  void theExamplesConsumerEatsWhatItsProducerWrites() {
    String file = cluster.checkout().resolve("examples/producer-consumer.yaml").toString();
    cluster.atoll("apply", "-f", file, "--wait", "--timeout", "60s").orThrow();
    await().atMost(TestApplications.LIMIT).until(() -> page().matches("eaten [0-9]+, last: .*\n"));
    String first = page();
    await().atMost(TestApplications.LIMIT).until(() -> eaten(page()) > eaten(first) + 1);
  }

  private static int eaten(String page) {
    return Integer.parseInt(page.replaceAll("(?s)eaten ([0-9]+),.*", "$1"));
  }

  /** Empty while there is none. */
  private String page() {
    Observation consumer = applications.all().workers("consumer").values().iterator().next();
    try (var in = URI.create("http://" + consumer.address() + ":8080/").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private void run(int replicas, String... volumes) {
    String text =
        Applications.hello(NAME, replicas, "a")
            + "  volumes: ["
            + String.join(", ", volumes)
            + "]\n";
    applications.awaitReady(NAME, applications.all().put(NAME, text), replicas);
  }

  private List<String> running() {
    return applications.running(NAME);
  }

  private String in(String container, String... command) {
    return tried(container, command).orThrow().strip();
  }

  private CommandResult tried(String container, String... command) {
    return cluster.run(
        Stream.concat(Stream.of("docker", "exec", container), Stream.of(command)).toList());
  }
}
