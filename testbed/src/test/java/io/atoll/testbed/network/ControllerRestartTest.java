package io.atoll.testbed.network;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.ovs.NetworkReconciler;
import io.atoll.controller.node.network.ovs.NetworkSettings;
import io.atoll.controller.node.network.ovs.OvsHostNetwork;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.testbed.network.TestHost.Worker;
import io.atoll.testbed.programs.Namespace;
import io.atoll.testbed.programs.OvsProgram;
import io.atoll.testbed.programs.Program;
import io.atoll.testbed.programs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A controller that starts where workers run already changes nothing that is as it should be. */
@Tag("programs")
final class ControllerRestartTest {
  private static final Ipv4 NODE = Ipv4.parse("198.51.100.1");
  private static final int COMPARISONS = 5;

  private final TestCluster cluster = new TestCluster();
  private final Namespace namespace = Namespace.create("h");
  @TempDir private Path home;
  private TestHost host;
  private Worker one;
  private Worker two;

  @BeforeEach
  void start() {
    host = new TestHost("n1", namespace, NODE, home, cluster, Clock.SYSTEM);
    one = host.start("web-1", "default");
    two = host.start("web-2", "default");
    await().until(() -> !host.network().converge());
    assertTrue(one.reaches(two.address()), "the first packet or its answer was lost");
  }

  @AfterEach
  void stop() {
    host.close();
    namespace.close();
  }

  @Test
  void losesNoPacketAndChangesNothing() throws IOException {
    Path log = home.resolve("changes.log");
    String database = transactions();
    String flows = flows();
    try (Program changes = monitor(log)) {
      CompletableFuture<String> pings =
          CompletableFuture.supplyAsync(() -> ping(one, two.address()));

      host.stopController();
      host.startController();
      for (int i = 0; i < COMPARISONS; i++) {
        assertFalse(host.network().converge());
      }

      String report = pings.join();
      assertTrue(report.contains(" 0% packet loss"), report);
      assertTrue(changes.running());
    }
    assertEquals("", Files.readString(log));
    assertEquals(database, transactions());
    assertEquals(flows, flows());
  }

  @Test
  void learnsFromTheSwitchWhatALostDirectoryForgot() throws IOException {
    Set<String> attached = host.network().attached();
    String database = transactions();
    host.stopController();
    Trees.delete(host.data());
    host.startController();

    assertEquals(attached, host.network().attached());
    assertEquals(one.address(), host.network().address("default", "web-1"));
    await().until(() -> !host.network().converge());
    assertEquals(database, transactions());
    assertTrue(one.reaches(two.address()));
    Ipv4 next = host.network().address("default", "web-3");
    assertNotEquals(one.address(), next);
    assertNotEquals(two.address(), next);
  }

  @Test
  void joinsAgainWhoseJoiningWasBrokenOff() {
    two.container().namespace().run("ip", "route", "flush", "table", "main");
    assertFalse(one.reaches(two.address()));
    host.stopController();
    host.startController();
    assertEquals(Set.of(one.attachment().instance()), host.network().attached());
    host.network().attach(two.attachment());
    assertEquals(2, host.network().attached().size());
    assertTrue(one.reaches(two.address()));
  }

  @Test
  void waitsForASwitchThatIsStartedLater() {
    Path later = home.resolve("later");
    Namespace other = Namespace.create("h");
    NetworkSettings settings =
        new NetworkSettings("n2", NODE, later, home.resolve("data2"), other.prefix());
    try (OvsHostNetwork network =
        new OvsHostNetwork(settings, cluster.claims("n2"), Clock.SYSTEM, () -> {})) {
      NetworkReconciler reconciler =
          new NetworkReconciler(network, () -> Optional.of(cluster.view()));
      Outcome.Failed failed =
          assertInstanceOf(Outcome.Failed.class, reconciler.reconcile(NetworkReconciler.KEY));
      assertTrue(failed.message().contains(later.toString()), failed::message);

      try (OvsProgram ovs = OvsProgram.start(later, other)) {
        assertInstanceOf(Outcome.Again.class, reconciler.reconcile(NetworkReconciler.KEY));
        assertEquals("atoll0", ovs.vsctl("list-br").strip());
      }
    }
    other.close();
  }

  private Program monitor(Path log) {
    Program program =
        Program.start(
            "ip",
            log,
            "nsenter",
            "--net=/run/netns/" + namespace.name(),
            "ip",
            "monitor",
            "link",
            "address",
            "route");
    // Proves that it listens already.
    await()
        .until(() -> {
          namespace.script("ip link add proof type veth peer name foorp; ip link del proof");
          return Files.readString(log).contains("proof");
        });
    awaitSilence(log);
    return program;
  }

  private static void awaitSilence(Path log) {
    await()
        .until(() -> {
          boolean ended = Files.readString(log).contains("Deleted");
          Files.writeString(log, "");
          return ended;
        });
  }

  /** Each change that a controller makes in the database has a number. */
  private String transactions() {
    return host.ovs().vsctl("get", "Open_vSwitch", ".", "next_cfg").strip();
  }

  private String flows() {
    return host.ovs().ofctl("dump-flows", "atoll0", "--no-stats");
  }

  private static String ping(Worker from, Ipv4 to) {
    return from.container()
        .namespace()
        .run("busybox", "ping", "-i", "0.02", "-c", "100", "-W", "2", to.toString())
        .output();
  }
}
