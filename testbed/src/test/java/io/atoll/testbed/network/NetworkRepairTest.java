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
final class NetworkRepairTest {
  private final TestCluster cluster = new TestCluster();
  private final Namespace namespace = Namespace.create("h");
  @TempDir private Path home;
  private TestHost host;
  private Worker one;
  private Worker two;

  @BeforeEach
  void start() {
    namespace.script(
        "ip link add eth0 type veth peer name cable; ip addr add 198.51.100.1/24 dev eth0");
    namespace.script("ip link set eth0 up");
    host = new TestHost("n1", namespace, Ipv4.parse("198.51.100.1"), home, cluster, Clock.SYSTEM);
    one = host.start("web-1", "default");
    two = host.start("web-2", "default");
    assertTrue(one.reaches(two.address()), "the first packet or its answer was lost");
  }

  @AfterEach
  void stop() {
    host.close();
    namespace.close();
  }

  @Test
  void leavesAloneWhatIsAsItShouldBe() {
    await().until(() -> !host.network().converge());
    assertFalse(host.network().converge());
  }

  @Test
  void bringsBackADeletedPort() {
    String port =
        host.ovs()
            .vsctl("list-ports", "atoll0")
            .lines()
            .filter(name -> name.startsWith("atollv"))
            .findFirst()
            .orElseThrow();
    host.ovs().vsctl("del-port", "atoll0", port);

    awaitTraffic();
  }

  @Test
  void bringsBackADeletedGateway() {
    host.ovs().vsctl("del-port", "atoll0", "atollg100");

    await().until(() -> namespace.reaches(one.address().toString()));
    awaitTraffic();
  }

  @Test
  void bringsBackDeletedFlowsAtTheNextComparison() {
    host.ovs().ofctl("del-flows", "atoll0");
    host.wake();

    awaitTraffic();
  }

  @Test
  void bringsBackADeletedBridge() {
    host.ovs().vsctl("del-br", "atoll0");

    awaitTraffic();
    await().until(() -> namespace.reaches(one.address().toString()));
  }

  @Test
  void bringsBackADeletedTunnelAndRules() {
    namespace.script("ip link del atollx100; iptables -F ATOLL-FORWARD; ip route flush proto 97");
    host.wake();

    await()
        .until(() ->
            namespace.run("ip", "link", "show", "atollx100").succeeded()
                && namespace.script("iptables-save").contains("-i atollg+ -o atollg+")
                && namespace.script("ip route").contains("unreachable 10.64.0.0/12"));
    await().until(() -> namespace.reaches(one.address().toString()));
  }

  @Test
  void bringsTrafficBackAfterTheSwitchWasKilled() {
    host.ovs().killDaemon();
    host.ovs().startDaemon();

    awaitTraffic();
    await().until(() -> namespace.reaches(one.address().toString()));
  }

  @Test
  void seesChangesAgainAfterTheDatabaseWasKilled() {
    host.ovs().killDatabase();
    host.ovs().restoreDatabase();
    await().until(() -> !host.network().converge());

    Worker three = host.start("web-3", "default");
    await().until(() -> three.reaches(one.address()));
    host.ovs().vsctl("del-port", "atoll0", "atollg100");
    await().until(() -> namespace.reaches(one.address().toString()));
    awaitTraffic();
  }

  @Test
  void forgetsALinkThatEndedWithItsContainer() {
    two.container().close();
    host.wake();

    await().until(() -> host.network().attached().size() == 1);
    await().until(() -> !host.ovs().vsctl("list", "port").contains("web-2"));
  }

  private void awaitTraffic() {
    await().until(() -> one.reaches(two.address()) && two.reaches(one.address()));
  }
}
