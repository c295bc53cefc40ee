package io.atoll.testbed.simulation.chaos;

/** An application as a user writes it. */
record Draft(String name, String image, int version, int replicas, boolean ports) {

  String text() {
    return """
    apiVersion: atoll/v1
    kind: Application
    metadata:
      name: %s
    spec:
      image: %s
      env: {VERSION: "%d"}
      replicas: %d
      restart: {policy: always, backoff: {initial: 1s, max: 8s}}
      stop: {signal: SIGTERM, grace: 2s}
    %s\
    """
        .formatted(
            name,
            image,
            version,
            replicas,
            ports ? "  ports:\n    - {name: http, port: 8080}\n" : "");
  }

  Draft image(String other) {
    return new Draft(name, other, version, replicas, ports);
  }

  Draft next() {
    return new Draft(name, image, version + 1, replicas, ports);
  }

  Draft replicas(int count) {
    return new Draft(name, image, version, count, ports);
  }
}
