package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Op;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.testbed.fake.FakeProxy;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.EngineCall;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.time.Duration;
import java.time.Instant;

/**
 * Because nobody's request may fail for a planned leave: a worker that may have requests is told to
 * drain first, and to stop only when two seconds have passed, no proxy of which the manager knows
 * sends it anything new, and none has a session with it; or when its time to drain is over. Before
 * that its node does not signal it.
 */
final class IdleBeforeStopped implements Witness {
  private static final Duration LEAST = Duration.ofSeconds(2);

  private final Absences absences;

  IdleBeforeStopped(Absences absences) {
    this.absences = absences;
  }

  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.WORKERS)
        .filter(put -> Assignments.read(put).want() == Want.STOP)
        .forEach(put ->
            write
                .before(put.key())
                .map(Assignments::read)
                .filter(before -> before.want() != Want.STOP && mayHaveRequests(write, put, world))
                .ifPresent(before -> stopped(write, put.key(), before, world)));
  }

  /** What is lost, was never ready, or ended, has none, as far as is known. */
  private boolean mayHaveRequests(StoreWrite write, Op.Put put, World world) {
    return absences.steady(Assignments.node(put.key()), world)
        && Known.observation(write, put.key(), Assignments.read(put))
            .map(Observation::phase)
            .filter(it ->
                switch (it) {
                  case READY, UNREADY, DRAINING -> true;
                  case ASSIGNED, PULLING, STARTING, RUNNING, STOPPED, FAILED -> false;
                })
            .isPresent();
  }

  private static void stopped(StoreWrite write, String key, Assignment before, World world) {
    if (before.want() == Want.RUN) {
      throw new BrokenInvariant(key + " is told to stop and never was to drain");
    }
    if (isOver(before, world)) {
      return;
    }
    Instant since = before.drainSince();
    if (since == null || world.clock().now().isBefore(since.plus(LEAST))) {
      throw new BrokenInvariant(key + " is told to stop, and to drain only since " + since);
    }
    world.hosts().stream()
        .filter(host -> write.process().proxies().text(Keys.proxy(host.name())).isPresent())
        .forEach(host -> idle(host, key));
  }

  private static void idle(Host host, String key) {
    FakeProxy proxy = host.proxy();
    String worker = Assignments.worker(key);
    int sessions = proxy.count(worker);
    if (sessions > 0 || proxy.takers().contains(worker)) {
      throw new BrokenInvariant(
          "%s is told to stop, but the proxy of %s has %d sessions there, and sends new ones to %s"
              .formatted(key, host.name(), sessions, proxy.takers()));
    }
  }

  @Override
  public void acts(EngineCall call, World world) {
    Container container = call.container();
    boolean begins = call.verb().equals("start") || !(container.state() instanceof State.Running);
    if (begins || world.ailments().symptoms().hopeless(container.id())) {
      return;
    }
    Assignments.get(world, call.process().host().name(), Labels.worker(container))
        .filter(it -> it.owner().uid() == Labels.uid(container))
        .filter(it -> it.want() == Want.DRAIN && !isOver(it, world))
        .ifPresent(it -> {
          throw new BrokenInvariant(
              call.process() + " would " + call.verb() + " " + container.name() + ", which drains");
        });
  }

  private static boolean isOver(Assignment assignment, World world) {
    Instant limit = assignment.drainLimit();
    return limit == null || !world.clock().now().isBefore(limit);
  }
}
