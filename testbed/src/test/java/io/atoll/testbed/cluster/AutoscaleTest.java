package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The example whose load decides its count, under the load program beside it. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class AutoscaleTest {
  private static final String NAME = "work";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** One worker does 50 a second at most. */
  private static final int LEAST = 4;

  private final LocalCluster cluster;
  private final TestApplications applications;

  @TempDir private Path folder;

  AutoscaleTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void delete() {
    applications.delete(NAME);
  }

  @Test
  void workersComeAndGoWithTheLoadAndNoRequestFails() throws IOException {
    String example = Files.readString(cluster.checkout().resolve("examples/autoscale.yaml"));
    assertTrue(example.contains("stabilization: 60s"), example);
    Path file = folder.resolve("work.yaml");
    Files.writeString(file, example.replace("stabilization: 60s", "stabilization: 5s"));
    cluster.atoll("apply", "-f", file.toString(), "--wait").orThrow();

    CommandResult load = load("10:10", "150:15");
    assertEquals(0, load.exitCode(), load.out() + load.err());
    int most =
        scale().history().stream()
            .mapToInt(Scale.Decision::count)
            .reduce(scale().count(), Math::max);
    assertTrue(most >= LEAST, () -> scale() + "\n" + load.out());
    String why = cluster.atoll("why", NAME).orThrow();
    assertTrue(why.contains("its latency objective"), why);

    await().atMost(LIMIT).until(() -> scale().count() == 1);
    await().atMost(LIMIT).until(() -> applications.all().workers(NAME).size() == 1);
  }

  private CommandResult load(String... steps) {
    List<String> command = new ArrayList<>();
    command.add(cluster.checkout().resolve("examples/load").toString());
    command.add("--proxy=127.0.0.1:" + cluster.httpPort());
    command.add("work.test");
    command.addAll(List.of(steps));
    return cluster.run(command);
  }

  private Scale scale() {
    return applications.all().scale(NAME);
  }
}
