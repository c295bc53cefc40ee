package io.atoll.testbed.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers of one network reach each other, and nobody in another. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class TwoNetworksTest {
  private final LocalCluster cluster;
  private final TestApplications applications;

  TwoNetworksTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void removeBoth() {
    applications.delete("inside", "outside");
    cluster.store().commit(Txn.of(Op.delete(Keys.network("lab"))));
  }

  @Test
  void workersReachTheirOwnNetworkOnly() {
    String file = cluster.checkout().resolve("examples/two-networks.yaml").toString();
    cluster.atoll("apply", "-f", file, "--wait").orThrow();
    List<Observation> workers = new ArrayList<>(applications.all().workers("inside").values());
    workers.addAll(applications.all().workers("outside").values());
    assertEquals(4, workers.size());
    for (Observation from : workers) {
      for (Observation to : workers) {
        boolean same = from.owner().equals(to.owner());
        assertEquals(same, connects(from, to), from.worker() + " to " + to.worker());
      }
    }
    assertFalse(workers.stream().map(Observation::address).distinct().count() < 4);
  }

  private boolean connects(Observation from, Observation to) {
    return exec(from, "nc", "-w", "1", String.valueOf(to.address()), "8080");
  }

  private boolean exec(Observation from, String... command) {
    List<String> all = new ArrayList<>(List.of("docker", "exec"));
    all.add(from.worker() + "." + from.attempt());
    all.addAll(List.of(command));
    return cluster.run(all).exitCode() == 0;
  }
}
