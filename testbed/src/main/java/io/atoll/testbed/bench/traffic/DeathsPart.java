package io.atoll.testbed.bench.traffic;

import io.atoll.api.state.Observation;
import io.atoll.testbed.cluster.HttpLoad;
import io.atoll.testbed.cluster.HttpLoad.Tally;
import io.atoll.testbed.programs.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Requests that fail when workers die, beside the same workers behind a proxy made by hand. */
final class DeathsPart {
  private static final int WORKERS = 4;
  private static final int DEATHS = 10;
  private static final Duration POLL = Duration.ofMillis(50);

  private DeathsPart() {}

  static void run(WebApplication web, Path home) throws IOException {
    web.roll(WORKERS, "deaths", "25%");
    try (Program peer = PlainProxy.start(home, web.workers());
        HttpLoad atoll = load(home, "atoll", WebApplication.URL);
        HttpLoad plain = load(home, "plain", PlainProxy.URL)) {
      for (int death = 0; death < DEATHS; death++) {
        Observation victim = web.workers().stream().skip(death % WORKERS).findFirst().orElseThrow();
        String container = victim.worker() + "." + victim.attempt();
        web.cluster().run(List.of("docker", "kill", container)).orThrow();
        while (!back(web, victim)) {
          LockSupport.parkNanos(POLL.toNanos());
        }
      }
      report("Atoll", atoll.stop());
      report("by hand", plain.stop());
      peer.stop();
    }
  }

  private static boolean back(WebApplication web, Observation victim) {
    return web.workers().stream()
        .anyMatch(it ->
            it.worker().equals(victim.worker()) && it.attempt() > victim.attempt() && it.ready());
  }

  private static void report(String whose, Tally tally) {
    System.out.printf(
        "%d workers killed, %s: %d of %d requests failed %s%n",
        DEATHS, whose, tally.failed(), tally.failed() + tally.good(), tally.failures());
  }

  private static HttpLoad load(Path home, String name, String url) {
    return HttpLoad.start(home.resolve("deaths." + name), url, WebApplication.HOST, 8, 25, false);
  }
}
