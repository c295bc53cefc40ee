package io.atoll.controller.manager.endpoint;

import io.atoll.controller.manager.world.Change;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.Written;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what has changed of an application's endpoints: the first change at once, those of the
 * next 20 ms together. Keyed by application; confined to one thread.
 */
public final class EndpointReconciler implements Reconciler {
  private static final Duration GATHERING = Duration.ofMillis(20);

  private final EndpointReader reader;
  private final FencedStore store;
  private final Clock clock;
  private final Map<String, Duration> gatheredUntil = new HashMap<>();

  public EndpointReconciler(EndpointReader reader, FencedStore store, Clock clock) {
    this.reader = reader;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Outcome reconcile(String application) {
    Duration now = clock.uptime();
    Duration left = gatheredUntil.getOrDefault(application, now).minus(now);
    if (left.isPositive()) {
      return Outcome.again(left);
    }
    gatheredUntil.remove(application);
    EndpointState state = reader.read(application, clock.now());
    List<Change> changes = EndpointPlanner.plan(state);
    if (changes.isEmpty()) {
      return Outcome.DONE;
    }
    gatheredUntil.put(application, now.plus(GATHERING));
    return store.write(Change.writes(changes)) instanceof Written.Conflict(int count)
        ? Outcome.failed("Conflict", "somebody else wrote at or after " + changes.get(count).key())
        : Outcome.DONE;
  }
}
