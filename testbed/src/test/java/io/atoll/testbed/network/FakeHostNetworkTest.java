package io.atoll.testbed.network;

import io.atoll.api.value.Cidr;
import io.atoll.controller.node.network.HostNetwork;
import io.atoll.controller.runtime.ManualClock;
import io.atoll.testbed.fake.FakeHostNetwork;
import org.junit.jupiter.api.BeforeEach;

final class FakeHostNetworkTest extends HostNetworkContract {
  private static final int DEAD = 4;
  private final ManualClock clock = new ManualClock();
  private final FakeHostNetwork network = new FakeHostNetwork(clock, pid -> pid != DEAD);

  @BeforeEach
  void accept() {
    network.accept("default", Cidr.parse("10.64.0.0/24"));
  }

  @Override
  HostNetwork network() {
    return network;
  }

  @Override
  ManualClock clock() {
    return clock;
  }

  @Override
  int pidOfNewContainer() {
    return 1;
  }

  @Override
  int deadPid() {
    return DEAD;
  }
}
