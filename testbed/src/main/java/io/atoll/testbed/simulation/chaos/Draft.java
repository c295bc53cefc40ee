package io.atoll.testbed.simulation.chaos;

import io.atoll.testbed.simulation.world.Demand;
import org.jspecify.annotations.Nullable;

/**
 * An application as a user writes it.
 *
 * @param replicas null if the load decides
 */
record Draft(
    String name,
    String image,
    int version,
    @Nullable Integer replicas,
    Reach reach,
    Health health,
    Style style) {

  private static final String FOLLOWING =
      "autoscale: {min: %d, max: %d, metrics: [{requestsPerSecond: %d}], scaleDown: {stabilization: 5s}}"
          .formatted(Demand.FEWEST, Demand.MOST, Demand.PER_WORKER);

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

  /** How it is reached; some want the same as others. */
  enum Reach {
    NOT(""),
    PORT("  ports: [{name: http, port: 8080}]\n"),
    OWN_HOST(PORT.text + "  routes: [{host: NAME.test, port: http}]\n"),
    SHARED_HOST(PORT.text + "  routes: [{host: a.test, port: http}, {host: b.test, port: http}]\n"),
    SHARED_PORT(PORT.text + "  routes: [{listen: 9000, port: http}, {host: b.test, port: http}]\n");

    private final String text;

    Reach(String text) {
      this.text = text;
    }

    private String text(String name) {
      return text.replace("NAME", name);
    }
  }

  /** How it wants to be updated, and how long its workers may drain. */
  enum Style {
    USUAL("30s", ""),
    QUICK("3s", "  update: {maxSurge: 2, minReady: 1s, deadline: 20s}\n"),
    THRIFTY(
        "8s",
        "  update: {maxSurge: 0, maxUnavailable: 50%, minReady: 2s, delay: 1s, deadline: 30s}\n"),
    PAUSING("30s", "  update: {minReady: 1s, deadline: 20s, onFailure: pause}\n");

    private final String drain;
    private final String text;

    Style(String drain, String text) {
      this.drain = drain;
      this.text = text;
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
      %s
      restart: {policy: always, backoff: {initial: 1s, max: 8s}}
      stop: {signal: SIGTERM, drain: %s, grace: 2s}
    %s%s%s\
    """
        .formatted(
            name,
            image,
            version,
            replicas == null ? FOLLOWING : "replicas: " + replicas,
            style.drain,
            reach.text(name),
            health.text(),
            style.text);
  }

  Draft image(String other) {
    return new Draft(name, other, version, replicas, reach, health, style);
  }

  Draft next() {
    return new Draft(name, image, version + 1, replicas, reach, health, style);
  }

  Draft following() {
    return new Draft(name, image, version, null, reach, health, style);
  }

  /** With the count of another. */
  Draft counting(Draft other) {
    return new Draft(name, image, version, other.replicas, reach, health, style);
  }

  Draft replicas(int count) {
    return new Draft(name, image, version, count, reach, health, style);
  }

  Draft health(Health other) {
    return new Draft(name, image, version, replicas, reach, other, style);
  }

  Draft reach(Reach other) {
    return new Draft(name, image, version, replicas, other, health, style);
  }

  Draft style(Style other) {
    return new Draft(name, image, version, replicas, reach, health, other);
  }
}
