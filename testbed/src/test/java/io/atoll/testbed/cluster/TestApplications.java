package io.atoll.testbed.cluster;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What most tests of a whole cluster do with the applications in it. */
record TestApplications(LocalCluster cluster, Applications all) {
  static final Duration LIMIT = Duration.ofSeconds(60);

  static TestApplications of(LocalCluster cluster) {
    return new TestApplications(cluster, new Applications(cluster.store()));
  }

  void run(String name, int replicas) {
    long revision = all.put(name, Applications.hello(name, replicas, "a"));
    awaitReady(name, revision, replicas);
  }

  void awaitReady(String name, long revision, int replicas) {
    await(name + " with " + replicas + " workers")
        .atMost(LIMIT)
        .until(() -> all.ready(name, revision, replicas) && all.workers(name).size() == replicas);
  }

  /** Container ids by worker, as observed. */
  Map<String, String> containers(String name) {
    return all.workers(name).values().stream()
        .collect(toMap(Observation::worker, worker -> String.valueOf(worker.containerId())));
  }

  /** Names of the running containers of an application, or of all for an empty prefix, in order. */
  List<String> running(String prefix) {
    return docker("ps", "--format", "{{.Names}}")
        .lines()
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .toList();
  }

  /** Exactly the observed containers of these applications run. */
  void assertRunning(String... names) {
    List<String> expected =
        Stream.of(names)
            .flatMap(name -> all.workers(name).values().stream())
            .map(worker -> worker.worker() + "." + worker.attempt())
            .sorted()
            .toList();
    await("just " + expected).atMost(LIMIT).until(() -> running("").equals(expected));
  }

  InetSocketAddress address(String name) {
    return address(all.workers(name).values().iterator().next());
  }

  static InetSocketAddress address(Observation worker) {
    return new InetSocketAddress(String.valueOf(worker.address()), 8080);
  }

  String docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return cluster.run(command).orThrow();
  }

  void delete(String... names) {
    for (String name : names) {
      cluster.store().commit(Txn.of(Op.delete(Keys.application(name))));
    }
    await("no trace of " + List.of(names)).atMost(LIMIT).until(() -> all.gone(names));
    await("no containers")
        .atMost(LIMIT)
        .until(() -> {
          List<String> running = running("");
          return Stream.of(names)
              .noneMatch(name -> running.stream().anyMatch(it -> it.startsWith(name + "-")));
        });
  }
}
