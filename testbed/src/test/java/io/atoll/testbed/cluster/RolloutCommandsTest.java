package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.store.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Updates as a user types them, good ones and bad ones. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class RolloutCommandsTest {
  private static final String NAME = "updated";

  private final LocalCluster cluster;
  private final TestApplications applications;

  @TempDir private Path folder;

  RolloutCommandsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void delete() {
    applications.delete(NAME);
  }

  @Test
  void tellsWhyAnUpdateWasRolledBackAndGoesBackAndForth() throws IOException {
    assertEquals(0, apply(document(2, "a", "")).exitCode());
    assertEquals(0, apply(document(2, "b", "")).exitCode());

    CommandResult bad =
        apply(document(2, "c", "command: [sh, -c, 'echo no database >&2; exit 3']"));
    assertEquals(7, bad.exitCode(), bad.out() + bad.err());
    assertTrue(
        bad.out().contains("revision 3 failed and was rolled back to revision 2"), bad.out());
    assertTrue(bad.err().contains("ended with code 3"), bad.err());
    assertTells(bad, "no database");
    assertEquals(7, apply(text()).exitCode(), "the same document does nothing");

    String history = atoll(0, "rollout", "history", NAME);
    assertTrue(history.matches("(?s).*\n2 +in force .*env MODE.*\n3 +rolled back .*"), history);
    String diff = atoll(1, "diff", "--revision", "2..3", NAME);
    assertTrue(diff.contains("~ spec.env.MODE: \"b\" → \"c\""), diff);
    assertTrue(atoll(0, "why", NAME).contains("ended with code 3"));
    assertTrue(atoll(7, "rollout", "retry", NAME, "--wait").contains("is tried again"));

    atoll(0, "scale", NAME, "1", "--wait");
    String undone = atoll(0, "rollout", "undo", NAME, "--to-revision", "1", "--wait");
    assertTrue(undone.contains("has the document of revision 1 again"), undone);
    assertEquals(document(2, "a", ""), text());
  }

  @Test
  void tellsWhatOnePrintedThatNeverBecameReady() throws IOException {
    assertEquals(0, apply(document(1, "a", "")).exitCode());
    String waits = "command: [sh, -c, 'echo waits for the database; exec sleep 600']";
    CommandResult bad =
        apply(document(1, "b", waits).replace("minReady: 0s", "minReady: 0s, deadline: 3s"));
    assertEquals(7, bad.exitCode(), bad.out() + bad.err());
    assertTrue(bad.err().contains("was not ready within 3s"), bad.err());
    assertTells(bad, "waits for the database");
  }

  private static void assertTells(CommandResult failed, String line) {
    String told = "What " + NAME + "-[a-z0-9]{5} printed last:\n  \\| " + line + "\n";
    assertTrue(Pattern.compile(told).matcher(failed.err()).find(), failed.err());
  }

  @Test
  void holdsAnUpdateUntilItIsResumed() throws IOException {
    assertEquals(0, apply(document(1, "a", "")).exitCode());
    atoll(0, "rollout", "pause", NAME);
    atoll(1, "rollout", "pause", NAME);
    cluster.atoll("apply", "-f", file(document(1, "b", ""))).orThrow();
    await("the update is held")
        .atMost(TestApplications.LIMIT)
        .until(() -> is(Rollout.State.PAUSED));
    atoll(6, "rollout", "status", NAME, "--watch=false");
    assertTrue(atoll(0, "get", "apps").contains("paused"));
    atoll(0, "scale", NAME, "2", "--wait");
    String resumed = atoll(0, "rollout", "resume", NAME, "--wait");
    assertTrue(resumed.contains("ready, 2 workers"), resumed);
    assertTrue(atoll(0, "rollout", "status", NAME).contains("ready, 2 workers"));
  }

  private boolean is(Rollout.State state) {
    return applications
        .all()
        .status(NAME)
        .map(ApplicationStatus::rollout)
        .filter(it -> it.state() == state && it.revision() == 2)
        .isPresent();
  }

  private static String document(int replicas, String mode, String field) {
    return Applications.hello(NAME, replicas, mode) + (field.isEmpty() ? "" : "  " + field + "\n");
  }

  private CommandResult apply(String document) throws IOException {
    return cluster.atoll("apply", "-f", file(document), "--wait", "--timeout", "60s");
  }

  private String file(String document) throws IOException {
    return Files.writeString(folder.resolve("document.yaml"), document).toString();
  }

  private String atoll(int code, String... arguments) {
    CommandResult result = cluster.atoll(arguments);
    assertEquals(code, result.exitCode(), result.out() + result.err());
    return result.out();
  }

  private String text() {
    Optional<Entry> entry = cluster.store().get(Keys.application(NAME));
    return entry.map(Entry::text).orElse("");
  }
}
