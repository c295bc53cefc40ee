package io.atoll.testbed.bench.traffic;

import io.atoll.testbed.cluster.HttpLoad;
import io.atoll.testbed.cluster.HttpLoad.Tally;
import io.atoll.testbed.cluster.LocalCluster;
import java.nio.file.Path;

/** Requests that fail, with connections that are kept and with new ones, while things happen. */
final class DisturbancesPart {
  private static final int CONNECTIONS = 4;
  private static final int RATE = 15;
  private static final String SURGE = "25%";

  private final WebApplication web;
  private final LocalCluster cluster;
  private final Path home;
  private int modes;

  DisturbancesPart(WebApplication web, Path home) {
    this.web = web;
    this.cluster = web.cluster();
    this.home = home;
  }

  void run() {
    web.roll(4, mode(), SURGE);
    measure(
        "20 rolling updates",
        () -> {
          for (int update = 0; update < 20; update++) {
            web.roll(4, mode(), SURGE);
          }
        });
    measure(
        "scaling 2 to 20 to 2",
        () -> {
          String same = "m" + modes;
          web.roll(2, same, SURGE);
          web.roll(20, same, SURGE);
          web.roll(2, same, SURGE);
        });
    web.roll(4, mode(), SURGE);
    measure(
        "undo", () -> cluster.atoll("rollout", "undo", WebApplication.NAME, "--wait").orThrow());
    measure("reload for a new port", this::reload);
    measure(
        "kill -9 of the controller in an update",
        () -> {
          long revision = web.put(4, mode(), SURGE);
          cluster.kill("controller");
          cluster.up();
          web.settle(revision, 4);
        });
    measure(
        "kill -9 of etcd in an update",
        () -> {
          long revision = web.put(4, mode(), SURGE);
          cluster.kill("etcd");
          cluster.up();
          web.settle(revision, 4);
        });
  }

  private String mode() {
    return "m" + ++modes;
  }

  /** Another application comes with a port of its own, and goes. */
  private void reload() {
    for (int round = 0; round < 5; round++) {
      String document =
          """
          apiVersion: atoll/v1
          kind: Application
          metadata: {name: tcp}
          spec:
            image: atoll/hello:1
            ports: [{name: http, port: 8080}]
            routes: [{listen: 9000, port: http}]
            stop: {grace: 1s}
          """;
      web.applications().put("tcp", document);
      cluster.atoll("wait", "tcp").orThrow();
      cluster.atoll("delete", "tcp", "--wait").orThrow();
    }
  }

  private void measure(String what, Runnable disturbance) {
    String name = what.replaceAll("[^a-z0-9]+", "-");
    try (HttpLoad kept = load(name + ".kept", true);
        HttpLoad fresh = load(name + ".fresh", false)) {
      long start = System.nanoTime();
      disturbance.run();
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      Tally one = kept.stop();
      Tally other = fresh.stop();
      System.out.printf(
          "%s: %d s; kept connections %d of %d failed %s; new ones %d of %d failed %s%n",
          what,
          seconds,
          one.failed(),
          one.failed() + one.good(),
          one.failures(),
          other.failed(),
          other.failed() + other.good(),
          other.failures());
    }
  }

  private HttpLoad load(String name, boolean keepAlive) {
    return HttpLoad.start(
        home.resolve(name), WebApplication.URL, WebApplication.HOST, CONNECTIONS, RATE, keepAlive);
  }
}
