package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.AgentPresence;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Logs and commands through a real agent, as users type them. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class AgentTest {
  private static final String NAME = "spoken";

  private static final String APPLICATION =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata:
        name: spoken
      spec:
        image: atoll/hello:1
        command: [/bin/sh, -c, "echo began; echo trouble >&2; while :; do sleep 1; done"]
        replicas: 1
        update: {minReady: 0s}
        stop: {grace: 1s}
      """;

  private final LocalCluster cluster;
  private final TestApplications applications;

  @TempDir private Path folder;

  AgentTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeEach
  void somethingRuns() {
    applications.awaitReady(NAME, applications.all().put(NAME, APPLICATION), 1);
  }

  @AfterEach
  void delete() {
    cluster.up();
    applications.delete(NAME);
  }

  @Test
  void aCommandHasItsInputAndItsExitCodeAndBothOutputs() {
    CommandResult ended =
        cluster.atoll("exec", NAME, "sh", "-c", "echo out; echo err >&2; exit 42");
    assertEquals(42, ended.exitCode(), ended.err());
    assertEquals("out\n", ended.out());
    assertEquals("err\n", ended.err());
    CommandResult piped =
        cluster.run(
            List.of(
                "sh", "-c", "seq 20000 | " + cluster.checkout() + "/atoll exec -i spoken wc -l"));
    assertEquals("20000", piped.orThrow().strip());
    assertEquals(5, cluster.atoll("exec", "nobody", "ls").exitCode());
  }

  @Test
  void logsGoOnOverARestartAndKeepTheDeadAttempt() throws IOException {
    CommandResult plain = cluster.atoll("logs", NAME);
    assertEquals("began\n", plain.out());
    assertEquals("trouble\n", plain.err());

    Path out = folder.resolve("followed");
    ProcessBuilder builder =
        new ProcessBuilder(cluster.checkout().resolve("atoll").toString(), "logs", "-f", NAME);
    builder.environment().put("ATOLL_HOME", cluster.home().toString());
    Process follow = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      await().atMost(TestApplications.LIMIT).until(() -> count(out, "began") == 1);
      applications.docker("kill", applications.running(NAME).getFirst());
      await().atMost(TestApplications.LIMIT).until(() -> count(out, "began") == 2);
      assertTrue(Files.readString(out).contains(" | began"), Files.readString(out));
    } finally {
      follow.destroy();
    }
    assertEquals("began\n", cluster.atoll("logs", "--previous", NAME).orThrow());
  }

  @Test
  void filesAreCopiedInAndOutWithTheirModes() throws IOException {
    String worker = applications.running(NAME).getFirst().replaceFirst("[.].*", "");
    Path site = Files.createDirectory(folder.resolve("site"));
    Path script = Files.writeString(site.resolve("run.sh"), "echo copied\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    cluster.atoll("cp", site.toString(), worker + ":/tmp").orThrow();
    assertEquals("copied\n", cluster.atoll("exec", worker, "/bin/sh", "/tmp/site/run.sh").out());

    Path back = folder.resolve("back");
    cluster.atoll("cp", worker + ":/tmp/site", back.toString()).orThrow();
    assertEquals("echo copied\n", Files.readString(back.resolve("run.sh")));
    assertTrue(Files.isExecutable(back.resolve("run.sh")));

    assertEquals(5, cluster.atoll("cp", worker + ":/nowhere", back.toString()).exitCode());
    assertEquals(5, cluster.atoll("cp", script.toString(), worker + ":/none/x").exitCode());
  }

  @Test
  void aVolumeIsListedAndRemovedOnceNothingHoldsIt() {
    String holder = APPLICATION.replace("name: spoken", "name: holder");
    String volume = "  volumes: [{name: kept, mount: /kept}]\n";
    applications.awaitReady("holder", applications.all().put("holder", holder + volume), 1);
    try {
      assertTrue(cluster.atoll("volume", "ls").orThrow().contains(cluster.node() + "/kept"));
      CommandResult held = cluster.atoll("volume", "rm", "kept");
      assertEquals(1, held.exitCode());
      assertTrue(held.err().contains("used by holder-"), held.err());
    } finally {
      applications.delete("holder");
    }
    cluster.atoll("volume", "rm", cluster.node() + "/kept").orThrow();
    assertEquals(5, cluster.atoll("volume", "rm", "kept").exitCode());
  }

  @Test
  void withoutTheTokenNothingIsTold() {
    AgentPresence agent = presence();
    String url = agent.url() + "/v1/volumes";
    assertEquals("401", status(url, "nonsense"));
    assertEquals("200", status(url, String.valueOf(agent.token())));
  }

  @Test
  void aDeadAgentIsNamed() {
    String dead = presence().instance();
    cluster.kill("agent");
    CommandResult logs = cluster.atoll("logs", NAME);
    assertEquals(1, logs.exitCode(), logs.out());
    assertTrue(logs.err().contains("agent of node " + cluster.node()), logs.err());
    cluster.up();
    assertNotEquals(dead, presence().instance());
  }

  private AgentPresence presence() {
    return cluster
        .store()
        .get(Keys.agent(cluster.node()))
        .map(entry -> Documents.read(entry.text(), AgentPresence.class))
        .orElse(new AgentPresence("", "", "", java.time.Instant.EPOCH, null, null, null));
  }

  private String status(String url, String token) {
    return cluster
        .run(
            List.of(
                "curl",
                "-sk",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                "-H",
                "Authorization: Bearer " + token,
                url))
        .orThrow();
  }

  private static long count(Path file, String word) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> line.contains(word)).count();
  }
}
