package io.atoll.testbed.network;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.runtime.Clock;
import io.atoll.testbed.network.TestHost.Worker;
import io.atoll.testbed.programs.Namespace;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("programs")
final class TwoHostsNetworkTest {
  private static final String FIRST = "198.51.100.11";
  private static final String SECOND = "198.51.100.12";

  private final TestCluster cluster = new TestCluster();
  private final Namespace namespace1 = Namespace.create("h1");
  private final Namespace namespace2 = Namespace.create("h2");
  @TempDir private Path home;
  private TestHost host1;
  private TestHost host2;

  @BeforeEach
  void start() {
    namespace1.connect("eth0", FIRST + "/24", namespace2, "eth0", SECOND + "/24");
    host1 =
        new TestHost("n1", namespace1, Ipv4.parse(FIRST), home.resolve("1"), cluster, Clock.SYSTEM);
    host2 =
        new TestHost(
            "n2", namespace2, Ipv4.parse(SECOND), home.resolve("2"), cluster, Clock.SYSTEM);
  }

  @AfterEach
  void stop() {
    host1.close();
    host2.close();
    namespace1.close();
    namespace2.close();
  }

  private void wakeBoth() {
    host1.wake();
    host2.wake();
  }

  @Test
  void workersAndHostsReachEachOtherAcrossHostsAlsoAfterACut() {
    Worker one = host1.start("web-1", "default");
    Worker two = host2.start("web-2", "default");
    wakeBoth();
    await().until(() -> one.reaches(two.address()) && two.reaches(one.address()));
    assertTrue(namespace1.reaches(two.address().toString()));

    namespace1.script("ip link set eth0 down");
    assertFalse(one.reaches(two.address()));
    namespace1.script("ip link set eth0 up");
    await().until(() -> one.reaches(two.address()));
  }

  @Test
  void keepsTheWayToANodeWhoseControllerDied() {
    Worker one = host1.start("web-1", "default");
    Worker two = host2.start("web-2", "default");
    wakeBoth();
    await().until(() -> one.reaches(two.address()));

    cluster.leave("n2");
    host1.network().update(cluster.view());
    host1.network().converge();

    assertTrue(one.reaches(two.address()));
  }

  @Test
  void keepsTwoNetworksApartAcrossHosts() {
    Worker one = host1.start("web-1", "default");
    Worker foreign = host2.start("db-1", "other");
    Worker neighbour = host2.start("web-2", "default");
    wakeBoth();
    await().until(() -> one.reaches(neighbour.address()));

    assertFalse(one.reaches(foreign.address()));
    assertFalse(foreign.reaches(one.address()));
  }
}
