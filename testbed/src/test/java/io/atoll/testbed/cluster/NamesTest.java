package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.state.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers find each other by name. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class NamesTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final LocalCluster cluster;
  private final TestApplications applications;

  NamesTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeEach
  void start() {
    String file = cluster.checkout().resolve("examples/hello.yaml").toString();
    cluster.atoll("apply", "-f", file, "--wait").orThrow();
  }

  @AfterEach
  void remove() {
    applications.delete("hello");
  }

  @Test
  void findTheReadyWorkersOfAnApplicationAndEachByItsOwn() {
    awaitNames(3);
    for (Observation worker : workers()) {
      String name = worker.worker() + ".hello.default.atoll";
      assertEquals(Set.of(String.valueOf(worker.address())), resolve(name));
      assertTrue(get(worker.worker() + ".hello").contains("hello from " + worker.worker()));
    }
    assertTrue(get("hello").contains("hello from hello-"));
    assertTrue(get("hello.default.atoll").contains("hello from hello-"));
    assertEquals(Set.of(), resolve("nobody.default.atoll"));
  }

  @Test
  void forgetThoseThatAreGoneAlsoWhereNoControllerRanMeanwhile() {
    awaitNames(3);
    cluster.atoll("scale", "hello", "2").orThrow();
    awaitNames(2);
    Set<String> two = addresses();
    cluster.daemon("controller").kill();
    assertEquals(two, resolve("hello"));
    cluster.atoll("scale", "hello", "1").orThrow();
    cluster.up();
    awaitNames(1);
  }

  /** Just those of so many workers; one that stops is still observed for a while. */
  private void awaitNames(int workers) {
    await()
        .atMost(SOON)
        .until(() -> addresses().size() == workers && resolve("hello").equals(addresses()));
  }

  private List<Observation> workers() {
    return List.copyOf(applications.all().workers("hello").values());
  }

  private Set<String> addresses() {
    return workers().stream()
        .map(it -> String.valueOf(it.address()))
        .collect(ImmutableSet.toImmutableSet());
  }

  /** What a worker is told, by the resolver that its container was given. */
  private Set<String> resolve(String name) {
    return exec("nslookup", name)
        .out()
        .lines()
        .dropWhile(line -> !line.startsWith("Name:"))
        .filter(line -> line.startsWith("Address"))
        .map(line -> line.substring(line.indexOf(' ') + 1).strip())
        .collect(ImmutableSet.toImmutableSet());
  }

  private String get(String host) {
    return exec("wget", "-q", "-O", "-", "http://" + host + ":8080/").orThrow();
  }

  private CommandResult exec(String... command) {
    Observation from = workers().getFirst();
    return cluster.run(
        ImmutableList.<String>builder()
            .add("docker", "exec", from.worker() + "." + from.attempt())
            .add(command)
            .build());
  }
}
