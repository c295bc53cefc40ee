package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands that a user types, and how they end. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class CommandsTest {
  private static final String NAME = "typed";

  private final LocalCluster cluster;
  private final TestApplications applications;

  @TempDir private Path folder;

  CommandsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeEach
  void somethingRuns() {
    applications.run(NAME, 1);
  }

  @AfterEach
  void delete() {
    cluster.up();
    applications.delete(NAME);
  }

  @Test
  void editStoresWhatTheEditorLeaves() throws IOException {
    CommandResult good = edit("sed -i 's/replicas: 1/replicas: 2/' \"$1\"");
    assertEquals(0, good.exitCode(), good.err());
    applications.awaitReady(NAME, 0, 2);

    String once = folder.resolve("once").toString();
    CommandResult mended =
        edit(
            "if [ -e %s ]; then sed -i 's/replicas: oops/replicas: 1/' \"$1\"; else touch %s; sed -i 's/replicas: 2/replicas: oops/' \"$1\"; fi"
                .formatted(once, once));
    assertEquals(0, mended.exitCode(), mended.err());
    applications.awaitReady(NAME, 0, 1);
    assertTrue(stored().startsWith("apiVersion"), stored());

    assertEquals(0, edit("true").exitCode());
    CommandResult lost =
        edit(
            "sed -i 's/replicas: 1/replicas: 3/' \"$1\"; ETCDCTL_API=3 etcdctl --endpoints %s put %s 'rubbish' >&2"
                .formatted(cluster.endpoint(), Keys.application(NAME)));
    assertEquals(4, lost.exitCode(), lost.out() + lost.err());
    assertEquals("rubbish", stored());
    assertEquals("rubbish", cluster.atoll("get", "app", NAME, "-o", "yaml").orThrow().strip());
  }

  @Test
  void getPrintsTheStoredTextAndRows() {
    assertEquals(
        Applications.hello(NAME, 1, "a"),
        cluster.atoll("get", "app", NAME, "-o", "yaml").orThrow());
    assertTrue(cluster.atoll("get", "app", NAME, "-o", "json").orThrow().contains("\"status\""));
    assertEquals(
        "application/" + NAME, cluster.atoll("get", "app", NAME, "-o", "name").orThrow().strip());
    assertTrue(cluster.atoll("get", "app", "-o", "wide").orThrow().contains(NAME));
    for (String kind : List.of("workers", "nodes", "networks", "revisions", "events")) {
      for (String format : List.of("wide", "name", "yaml", "json")) {
        assertEquals(0, cluster.atoll("get", kind, "-o", format).exitCode(), kind + format);
      }
    }
  }

  @Test
  void endsWithTheCodeThatSaysWhatHappened() throws IOException {
    assertEquals(5, cluster.atoll("get", "app", "nobody").exitCode());
    assertEquals(5, cluster.atoll("delete", "nobody").exitCode());
    assertEquals(2, cluster.atoll("get", "nonsense").exitCode());
    assertEquals(0, cluster.atoll("wait", NAME, "--for", "ready").exitCode());
    CommandResult late = cluster.atoll("wait", NAME, "--for", "deleted", "--timeout", "1s");
    assertEquals(6, late.exitCode(), late.err());
    Path file = folder.resolve("application.yaml");
    Files.writeString(file, Applications.hello(NAME, 1, "a"));
    assertEquals(0, cluster.atoll("delete", "-f", file.toString(), "--wait").exitCode());
    assertTrue(applications.all().gone(NAME));
    cluster.kill("etcd");
    CommandResult away = cluster.atoll("ps");
    assertEquals(8, away.exitCode(), away.err());
    assertTrue(away.err().contains(cluster.endpoint().replace("http://", "")), away.err());
  }

  @Test
  void eventsAreWatchedUntilASignal() throws IOException, InterruptedException {
    Path out = folder.resolve("events");
    ProcessBuilder builder =
        new ProcessBuilder(cluster.checkout().resolve("atoll").toString(), "events", "--watch");
    builder.environment().put("ATOLL_HOME", cluster.home().toString());
    Process watch = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    await().atMost(TestApplications.LIMIT).until(() -> Files.readString(out).contains(NAME));
    assertTrue(watch.isAlive());
    assertEquals(0, new ProcessBuilder("kill", "-INT", "" + watch.pid()).start().waitFor());
    int code = watch.waitFor();
    assertTrue(Stream.of(0, 130).anyMatch(it -> it == code), "exit code " + code);
  }

  private String stored() {
    return cluster.store().get(Keys.application(NAME)).orElseThrow().text();
  }

  private CommandResult edit(String script) throws IOException {
    Path editor = folder.resolve("editor");
    Files.writeString(editor, "#!/bin/sh\n" + script + "\n");
    assertTrue(editor.toFile().setExecutable(true));
    String atoll = cluster.checkout().resolve("atoll").toString();
    return cluster.run(List.of("env", "-u", "VISUAL", "EDITOR=" + editor, atoll, "edit", NAME));
  }
}
