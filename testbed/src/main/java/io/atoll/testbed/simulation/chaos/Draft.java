package io.atoll.testbed.simulation.chaos;

/** An application as a user writes it. */
record Draft(String name, String image, int version, int replicas, boolean ports, Health health) {

  /** Which probes it asks for; a change of them touches no container. */
  enum Health {
    NONE(""),
    READINESS("    readiness: {exec: [/ready]}\n"),
    ALL(
        """
            startup: {exec: [/started], failures: 5}
            readiness: {exec: [/ready]}
            liveness: {exec: [/alive], period: 2s}
        """);

    private final String probes;

    Health(String probes) {
      this.probes = probes;
    }

    private String text() {
      return probes.isEmpty() ? "" : "  health:\n" + probes;
    }
  }

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
    %s%s\
    """
        .formatted(
            name,
            image,
            version,
            replicas,
            ports ? "  ports:\n    - {name: http, port: 8080}\n" : "",
            health.text());
  }

  Draft image(String other) {
    return new Draft(name, other, version, replicas, ports, health);
  }

  Draft next() {
    return new Draft(name, image, version + 1, replicas, ports, health);
  }

  Draft replicas(int count) {
    return new Draft(name, image, version, count, ports, health);
  }

  Draft health(Health other) {
    return new Draft(name, image, version, replicas, ports, other);
  }
}
