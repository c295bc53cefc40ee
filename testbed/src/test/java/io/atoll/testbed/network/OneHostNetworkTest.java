package io.atoll.testbed.network;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.cluster.Network;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.NetworkCleanup;
import io.atoll.controller.runtime.Clock;
import io.atoll.testbed.network.TestHost.Worker;
import io.atoll.testbed.programs.Namespace;
import io.atoll.testbed.programs.Program;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("programs")
final class OneHostNetworkTest {
  private static final String OUTSIDE = "203.0.113.9";

  /** What curl says of a refusal; of one that never answers it says 28. */
  private static final int CANNOT_CONNECT = 7;

  private static final Ipv4 NODE = Ipv4.parse("203.0.113.1");

  private final TestCluster cluster = new TestCluster();
  private final Namespace namespace = Namespace.create("h");
  private final Namespace outside = Namespace.create("o");
  @TempDir private Path home;
  private TestHost host;

  @BeforeEach
  void start() {
    namespace.connect("eth0", NODE + "/24", outside, "eth0", OUTSIDE + "/24");
    namespace.script("ip route add default via " + OUTSIDE);
    host = new TestHost("n1", namespace, NODE, home, cluster, Clock.SYSTEM);
  }

  @AfterEach
  void stop() {
    host.close();
    namespace.close();
    outside.close();
  }

  @Test
  void workersReachEachOtherAndTheirGatewayAndTheHostReachesThem() {
    Worker one = host.start("web-1", "default");
    Worker two = host.start("web-2", "default");

    assertTrue(one.reaches(two.address()));
    assertTrue(one.reaches(gateway(one)));
    assertTrue(namespace.reaches(two.address().toString()));
  }

  @Test
  void carriesTcpBetweenWorkers() {
    Worker one = host.start("web-1", "default");
    Worker two = host.start("web-2", "default");
    Program server =
        Program.start(
            "httpd",
            home.resolve("httpd.log"),
            "nsenter",
            "--net=/run/netns/" + two.container().namespace().name(),
            "busybox",
            "httpd",
            "-f",
            "-p",
            "80",
            "-h",
            "/usr/share/openvswitch");
    await().until(() -> namespace.run("curl", "-s", "http://" + two.address()).succeeded());

    Namespace.Result page =
        one.container()
            .namespace()
            .run("curl", "-sS", "-m", "5", "http://" + two.address() + "/vswitch.ovsschema");
    server.close();

    assertTrue(page.succeeded(), page::output);
    assertTrue(page.output().contains("Open_vSwitch"), page::output);
  }

  @Test
  void dropsWhatAWorkerSendsWithAnothersAddress() {
    Worker one = host.start("web-1", "default");
    Worker two = host.start("web-2", "default");
    String stolen = one.address().plus(100).toString();
    one.container().namespace().script("ip addr add " + stolen + "/32 dev eth0");

    assertFalse(pingFrom(one, stolen, two.address().toString()));
    assertFalse(pingFrom(one, stolen, gateway(one).toString()));
    assertTrue(pingFrom(one, one.address().toString(), two.address().toString()));
  }

  @Test
  void dropsWhatAWorkerSendsWithAnothersMac() {
    Worker one = host.start("web-1", "default");
    Worker two = host.start("web-2", "default");
    one.container()
        .namespace()
        .script(
            "ip link set eth0 down; ip link set eth0 address 0a:57:01:02:03:04 up;"
                + " ip route replace %1$s dev eth0; ip route replace default via %1$s"
                    .formatted(gateway(one)));

    assertFalse(one.reaches(two.address()));
  }

  @Test
  void keepsTwoNetworksApart() {
    Worker one = host.start("web-1", "default");
    Worker foreign = host.start("db-1", "other");

    assertFalse(one.reaches(foreign.address()));
    assertFalse(foreign.reaches(one.address()));
    assertTrue(foreign.reaches(gateway(foreign)));
  }

  @Test
  void masqueradesWhatLeavesTheNetwork() {
    Worker one = host.start("web-1", "default");

    // The outside has no route to the range: an answer proves the host's own address as source.
    assertTrue(one.reaches(OUTSIDE));
  }

  @Test
  void saysAtOnceThatNobodyHasAnAddress() {
    Worker one = host.start("web-1", "default");

    Namespace.Result own =
        one.container()
            .namespace()
            .run("curl", "-sS", "-m", "5", "http://" + one.address().plus(50));
    assertEquals(CANNOT_CONNECT, own.code(), own::output);
    Namespace.Result stray = namespace.run("ip", "route", "get", "10.80.7.7");
    assertTrue(stray.output().contains("No route to host"), stray::output);
  }

  @Test
  void joinsAgainWithoutEffectAndLeavesNothingAfterLeaving() {
    Worker one = host.start("web-1", "default");
    Worker two = host.start("web-2", "default");
    host.network().attach(one.attachment());
    assertTrue(one.reaches(two.address()));

    host.network().detach(one.attachment().instance());

    assertFalse(host.ovs().ofctl("dump-flows", "atoll0").contains(one.address() + " "));
    assertEquals(
        1,
        host.ovs()
            .vsctl("list-ports", "atoll0")
            .lines()
            .filter(p -> p.startsWith("atollv"))
            .count());
    await().until(() -> !two.reaches(one.address()));
  }

  @Test
  void cleansUpEverythingAndTwice() throws Exception {
    host.start("web-1", "default");
    host.close();

    for (int i = 0; i < 2; i++) {
      assertEquals(0, NetworkCleanup.run(namespace.prefix(), home.resolve("ovs").toString()));
    }

    String left =
        namespace.script("ip -o link; ip route; iptables-save; ip neigh show nud permanent");
    assertFalse(Pattern.compile("atoll[0gvx]").matcher(left).find(), left);
    assertFalse(left.contains("ATOLL"), left);
    assertFalse(left.contains("unreachable"), left);
    host = new TestHost("n1", namespace, NODE, home.resolve("again"), cluster, Clock.SYSTEM);
  }

  @Test
  void cleansUpTheBridgeWhileOpenVSwitchRuns() throws Exception {
    host.start("web-1", "default");
    host.stopController();

    assertEquals(0, NetworkCleanup.run(namespace.prefix(), home.resolve("ovs").toString()));

    assertEquals("", host.ovs().vsctl("list-br").strip());
    String left = namespace.script("ip -o link; ip route; iptables-save");
    assertFalse(Pattern.compile("atoll[0gvx]|ATOLL|unreachable").matcher(left).find(), left);
  }

  private static boolean pingFrom(Worker worker, String source, String target) {
    return worker
        .container()
        .namespace()
        .run("busybox", "ping", "-I", source, "-c", "1", "-W", "1", target)
        .succeeded();
  }

  static Ipv4 gateway(Worker worker) {
    return Block.gateway(
        Block.range(Network.DEFAULT.range(), new Ipv4(worker.address().bits() & ~0xff)));
  }
}
