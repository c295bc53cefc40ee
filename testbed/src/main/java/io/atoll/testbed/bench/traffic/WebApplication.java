package io.atoll.testbed.bench.traffic;

import io.atoll.api.state.Observation;
import io.atoll.testbed.cluster.Applications;
import io.atoll.testbed.cluster.LocalCluster;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/** The application that all requests are for. */
record WebApplication(LocalCluster cluster, Applications applications) {
  static final String NAME = "web";
  static final String HOST = "web.test";
  static final String URL = "http://127.0.0.1:8080/";

  private static final Duration POLL = Duration.ofMillis(5);

  static WebApplication of(LocalCluster cluster) {
    return new WebApplication(cluster, new Applications(cluster.store()));
  }

  /**
   * Applies it and waits until all its workers are ready and no other is left.
   *
   * @param mode another one than before replaces all workers
   * @param surge how many more than wanted there may be meanwhile
   */
  void roll(int replicas, String mode, String surge) {
    long revision = put(replicas, mode, surge);
    settle(revision, replicas);
  }

  long put(int replicas, String mode, String surge) {
    return applications.put(NAME, document(replicas, mode, surge));
  }

  void settle(long revision, int replicas) {
    while (!(applications.ready(NAME, revision, replicas) && workers().size() == replicas)) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  Collection<Observation> workers() {
    return applications.workers(NAME).values();
  }

  private static String document(int replicas, String mode, String surge) {
    return """
    apiVersion: atoll/v1
    kind: Application
    metadata:
      name: web
    spec:
      image: atoll/hello:1
      replicas: %d
      env: {MODE: "%s"}
      ports:
        - {name: http, port: 8080}
      health:
        readiness: {http: {path: /healthz, port: http}}
      routes:
        - {host: web.test, port: http}
        - {host: "*", port: http}
      update: {maxSurge: %s, minReady: 0s}
      stop: {grace: 1s}
    """
        .formatted(replicas, mode, surge);
  }
}
