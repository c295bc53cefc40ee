package io.atoll.testbed.network;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.HostNetwork;
import io.atoll.controller.runtime.ManualClock;
import io.atoll.testbed.programs.Namespace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("programs")
final class OvsHostNetworkTest extends HostNetworkContract {
  private static final int NO_PID_IS_SO_HIGH = Integer.MAX_VALUE;
  private final ManualClock clock = new ManualClock();
  private final TestCluster cluster = new TestCluster();
  private final Namespace namespace = Namespace.create("h");
  @TempDir private Path home;
  private TestHost host;

  @BeforeEach
  void start() {
    cluster.accept("default", Cidr.parse("10.64.0.0/24"));
    host = new TestHost("n1", namespace, Ipv4.parse("198.51.100.1"), home, cluster, clock);
  }

  @AfterEach
  void stop() {
    host.close();
    namespace.close();
  }

  @Override
  HostNetwork network() {
    return host.network();
  }

  @Override
  ManualClock clock() {
    return clock;
  }

  @Override
  int pidOfNewContainer() {
    return host.container().pid();
  }

  @Override
  int deadPid() {
    return NO_PID_IS_SO_HIGH;
  }

  @Test
  void removesANetworkOnceItsLastAddressHasRested() {
    TestHost.Worker only = host.start("web-1", "default");
    host.network().detach(only.attachment().instance());
    host.network().release("web-1");
    host.network().converge();
    assertTrue(host.ovs().vsctl("list-ports", "atoll0").contains("atollg100"));

    clock.advance(Duration.ofMinutes(5));
    host.wake();

    await().until(() -> host.ovs().vsctl("list-ports", "atoll0").isBlank());
    await().until(() -> !host.network().converge());
    String left = namespace.script("ip -o link; ip route show type unicast");
    assertFalse(Pattern.compile("atoll[gvx]").matcher(left).find(), left);
    assertEquals("", host.ovs().ofctl("dump-flows", "atoll0", "--no-stats").strip());
  }
}
