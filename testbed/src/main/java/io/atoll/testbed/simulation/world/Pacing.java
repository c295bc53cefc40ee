package io.atoll.testbed.simulation.world;

import io.atoll.controller.runtime.Backoff;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Steppable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** When a part may step again after a step that threw: as the runtime's threads do it. */
final class Pacing {
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

  private record Rest(int deaths, Duration until) {}

  private final Clock clock;
  private final Map<Steppable, Rest> resting = new HashMap<>();

  Pacing(Clock clock) {
    this.clock = clock;
  }

  boolean rests(Steppable part) {
    Rest rest = resting.get(part);
    return rest != null && clock.uptime().compareTo(rest.until()) < 0;
  }

  Duration until(Steppable part, Duration otherwise) {
    Rest rest = resting.get(part);
    return rest == null ? otherwise : rest.until();
  }

  void lived(Steppable part) {
    resting.remove(part);
  }

  void died(Steppable part) {
    Rest before = resting.get(part);
    int deaths = before == null ? 1 : before.deaths() + 1;
    resting.put(part, new Rest(deaths, clock.uptime().plus(BACKOFF.after(deaths))));
  }
}
