package io.atoll.testbed.cluster;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.Documents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The applications of a cluster, as a program that only knows etcd writes and sees them. */
public record Applications(Store store) {

  /** Replicas of the example image, with a value in their environment to change. */
  public static String hello(String name, int replicas, String mode) {
    return """
    apiVersion: atoll/v1
    kind: Application
    metadata:
      name: %s
    spec:
      image: atoll/hello:1
      replicas: %d
      env: {MODE: "%s"}
      ports:
        - {name: http, port: 8080}
      update: {minReady: 0s}
      stop: {grace: 1s}
    """
        .formatted(name, replicas, mode);
  }

  /** Writes the document as {@code etcdctl put} would; answers its revision. */
  public long put(String name, String text) {
    return store.put(Keys.application(name), text);
  }

  public Optional<ApplicationStatus> status(String name) {
    return store
        .get(Keys.applicationStatus(name))
        .map(entry -> Documents.read(entry.text(), ApplicationStatus.class));
  }

  /** The count in force; of an application that was accepted. */
  public Scale scale(String name) {
    return Documents.read(store.get(Keys.scale(name)).orElseThrow().text(), Scale.class);
  }

  /** Whether the manager has judged the document of this revision and all its workers are ready. */
  public boolean ready(String name, long revision, int replicas) {
    return status(name)
        .filter(status ->
            status.seen() >= revision
                && status.phase() == ApplicationStatus.Phase.READY
                && status.desired() == replicas
                && status.ready() == replicas
                && status.updated() == replicas)
        .isPresent();
  }

  /** What is observed of the application's workers, by worker. */
  public Map<String, Observation> workers(String name) {
    Map<String, Observation> workers = new TreeMap<>();
    for (Observation observation : observations()) {
      if (observation.owner().name().equals(name)) {
        workers.put(observation.worker(), observation);
      }
    }
    return workers;
  }

  private List<Observation> observations() {
    return store.list(Keys.OBSERVED).entries().stream()
        .map(Entry::text)
        .map(text -> Documents.read(text, Observation.class))
        .toList();
  }

  /** Whether nothing is left of the applications in the store. */
  public boolean gone(String... names) {
    List<String> keys =
        store.listKeys(Keys.ROOT).entries().stream()
            .map(Entry::key)
            .filter(key -> !key.startsWith(Keys.EVENTS))
            .toList();
    return Stream.of(names).noneMatch(name -> keys.stream().anyMatch(key -> isOf(key, name)));
  }

  private static boolean isOf(String key, String name) {
    return key.contains("/" + name + "/")
        || key.endsWith("/" + name)
        || key.contains("/" + name + "-");
  }
}
