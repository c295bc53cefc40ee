package io.atoll.testbed.simulation;

import io.atoll.testbed.simulation.chaos.Chaos;
import io.atoll.testbed.simulation.invariant.Invariants;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One seed from an empty store to a converged world. */
public final class Simulation {
  /** More than any back-off, than a deadline, and than the rollout and the rollback around it. */
  private static final Duration PATIENCE = Duration.ofMinutes(25);

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration SETTLE = Duration.ofSeconds(5);

  /** The old leader's lease runs out, and the new one looks at everything. */
  private static final Duration HANDOVER = Duration.ofSeconds(12);

  /** Longer than a node takes between two comparisons of all it has. */
  private static final Duration REST = Duration.ofSeconds(35);

  private static final double ACTS = 0.15;

  private final long seed;
  private final int steps;

  /**
   * @param steps rounds of chaos; in each, every part of every process gets a chance to step
   */
  public Simulation(long seed, int steps) {
    this.seed = seed;
    this.steps = steps;
  }

  public Result run() {
    try (var world = new World(seed)) {
      Optional<String> broken = broken(world);
      var trace = world.trace();
      return new Result(seed, trace.hash(), trace.lines(), broken, trace.last());
    }
  }

  private Optional<String> broken(World world) {
    try {
      world.witnesses(Invariants.all());
      chaos(world);
      converge(world);
      rest(world);
      return Optional.empty();
    } catch (BrokenInvariant e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void chaos(World world) {
    var chaos = new Chaos(world);
    chaos.begin();
    for (int step = 0; step < steps; step++) {
      if (world.random().nextDouble() < ACTS) {
        chaos.act();
      }
      world.scheduler().round(world.clock().uptime().plus(LOOK));
    }
    chaos.end();
  }

  private static void converge(World world) {
    Duration end = world.clock().uptime().plus(PATIENCE);
    List<String> wrong = Convergence.wrong(world);
    while (!wrong.isEmpty()) {
      if (world.clock().uptime().compareTo(end) > 0) {
        throw new BrokenInvariant("has not converged:\n  " + String.join("\n  ", wrong));
      }
      world.runFor(LOOK);
      wrong = Convergence.wrong(world);
    }
    world.trace().say("converged");
  }

  /** With a new leader, every reconciler looks at everything once more, and finds nothing to do. */
  private static void rest(World world) {
    world.runFor(SETTLE);
    Standstill before = Standstill.of(world);
    world.controllers().stream()
        .filter(it -> Standstill.leads(it, world))
        .forEach(it -> world.killController(it.host()));
    world.runFor(HANDOVER);
    world.hosts().forEach(world::start);
    world.runFor(REST);
    before.compare(Standstill.of(world));
    List<String> wrong = Convergence.wrong(world);
    if (!wrong.isEmpty()) {
      throw new BrokenInvariant("did not stay converged:\n  " + String.join("\n  ", wrong));
    }
  }
}
