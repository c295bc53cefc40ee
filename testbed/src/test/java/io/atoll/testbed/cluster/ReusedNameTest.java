package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A deleted application and a new one of its name have nothing in common. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class ReusedNameTest {
  private static final String NAME = "again";

  private final LocalCluster cluster;
  private final TestApplications applications;

  ReusedNameTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void delete() {
    applications.delete(NAME);
  }

  @Test
  void nothingOfTheOldOneSurvivesWhenTheNameIsUsedAgainAtOnce() {
    applications.run(NAME, 3);
    Set<String> old = applications.containers(NAME).keySet();
    for (String mode : List.of("b", "c", "d")) {
      cluster.store().commit(Txn.of(Op.delete(Keys.application(NAME))));
      applications.all().put(NAME, Applications.hello(NAME, 4, mode));
    }
    long uid = cluster.store().get(Keys.application(NAME)).orElseThrow().createRevision();
    applications.awaitReady(NAME, uid, 4);
    applications.assertRunning(NAME);

    List<Observation> workers = List.copyOf(applications.all().workers(NAME).values());
    assertTrue(workers.stream().allMatch(worker -> worker.owner().uid() == uid), "" + workers);
    assertTrue(workers.stream().noneMatch(worker -> old.contains(worker.worker())));
    assertEquals(4, workers.stream().map(Observation::address).distinct().count());
    String uids = applications.docker("ps", "-a", "--format", "{{.Label \"atoll.uid\"}}");
    assertEquals(Set.of(Long.toString(uid)), uids.lines().collect(Collectors.toSet()));
    for (Observation worker : workers) {
      try (RequestLoop once = RequestLoop.start(TestApplications.address(worker))) {
        await().atMost(TestApplications.LIMIT).until(() -> once.answered() > 3);
        assertEquals(List.of(), once.failures());
      }
    }
  }
}
