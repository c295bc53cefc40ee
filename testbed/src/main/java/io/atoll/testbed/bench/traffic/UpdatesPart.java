package io.atoll.testbed.bench.traffic;

import io.atoll.testbed.bench.swarm.SwarmPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A rolling update under a steady load, beside the same by Docker Swarm. They take turns, and the
 * one that waits is left with one worker, so that its probes cost the other nothing.
 */
final class UpdatesPart {
  private static final int WORKERS = 20;
  private static final int AT_ONCE = 5;
  private static final int ROUNDS = 3;

  private final WebApplication web;
  private final SwarmPeer peer;
  private final Path home;

  private UpdatesPart(WebApplication web, SwarmPeer peer, Path home) {
    this.web = web;
    this.peer = peer;
    this.home = home;
  }

  static void run(WebApplication web, Path home) throws IOException {
    try (SwarmPeer peer = SwarmPeer.start(web.cluster(), home.resolve("swarm"), AT_ONCE)) {
      new UpdatesPart(web, peer, home).run();
    }
  }

  private void run() throws IOException {
    Updates swarm = new Updates(home.resolve("swarm.load"), peer.url());
    Updates atoll = new Updates(home.resolve("atoll.load"), WebApplication.URL);
    web.roll(1, "none", "1");
    for (int round = 0; round < ROUNDS; round++) {
      String mode = "u" + round;
      peer.service().scale(WORKERS);
      swarm.measure(() -> peer.service().update(WORKERS, mode));
      peer.service().scale(1);
      web.roll(WORKERS, mode + "before", "" + AT_ONCE);
      atoll.measure(() -> web.roll(WORKERS, mode, "" + AT_ONCE));
      web.roll(1, mode, "1");
    }
    report(atoll, swarm);
  }

  private static void report(Updates atoll, Updates swarm) {
    System.out.printf(
        Locale.ROOT,
        "%d workers updated, %d at a time, new ones first, medians of %d rounds: Atoll %.1f s,"
            + " Swarm %.1f s, ratio %.2f%n",
        WORKERS,
        AT_ONCE,
        ROUNDS,
        atoll.seconds(),
        swarm.seconds(),
        atoll.seconds() / swarm.seconds());
    System.out.println("Atoll: " + atoll);
    System.out.println("Swarm: " + swarm);
    System.out.println("The peer: " + SwarmPeer.DESCRIPTION);
  }
}
