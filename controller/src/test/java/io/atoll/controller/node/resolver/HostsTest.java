package io.atoll.controller.node.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.value.Cidr;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HostsTest {
  private static final Map<String, Cidr> NETWORKS =
      Map.of("default", Cidr.parse("10.64.0.0/12"), "lab", Cidr.parse("10.8.0.0/24"));

  @Test
  void givesEachReadyWorkerTheNamesOfTheApplicationAndItsOwn() {
    assertEquals(
        """
        10.64.0.3 web-a.web.default.atoll web.default.atoll web
        10.64.0.2 web-b.web.default.atoll web.default.atoll web
        """,
        text(endpoint("web-b", "10.64.0.2"), endpoint("web-a", "10.64.0.3")));
  }

  @Test
  void namesTheNetworkThatHasTheAddress() {
    assertEquals(
        "10.8.0.2 web-a.web.lab.atoll web.lab.atoll web\n", text(endpoint("web-a", "10.8.0.2")));
  }

  @Test
  void knowsAWorkerOfAnUnknownNetworkByTheApplicationAlone() {
    assertEquals("192.0.2.1 web\n", text(endpoint("web-a", "192.0.2.1")));
  }

  @Test
  void isEmptyWithoutWorkers() {
    assertEquals("", text());
  }

  @Test
  void leavesOutWhatWouldSpoilTheFile() {
    assertEquals(
        "", text(endpoint("web-a\n10.0.0.1 bank", "10.64.0.2"), endpoint("web-b", "bank.example")));
  }

  private static String text(Endpoint... endpoints) {
    return Hosts.text("web", Arrays.asList(endpoints), NETWORKS);
  }

  private static Endpoint endpoint(String worker, String address) {
    return new Endpoint(worker, "n1", address, Map.of(), Instant.EPOCH);
  }
}
