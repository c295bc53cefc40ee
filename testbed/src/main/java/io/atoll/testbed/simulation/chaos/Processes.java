package io.atoll.testbed.simulation.chaos;

import io.atoll.api.Keys;
import io.atoll.testbed.simulation.world.ControllerProcess;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.Interference;
import io.atoll.testbed.simulation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Controllers and agents that are killed, stand still, or start again. */
final class Processes implements Interference {
  private static final double DEATHS = 0.003;
  private static final double STALLS = 0.002;
  private static final int LONGEST_JUMP_SECONDS = 15;

  private final World world;
  private final Random random;

  Processes(World world) {
    this.world = world;
    this.random = world.random();
  }

  List<Act> acts() {
    return List.of(
        new Act(3, "kill", () -> world.killController(any())),
        new Act(1, "stop", () -> world.stopController(any())),
        new Act(2, "killLeader", () -> leader(it -> world.killController(it.host()))),
        new Act(3, "killAgent", () -> world.killAgent(any())),
        new Act(8, "start", () -> world.start(any())),
        new Act(2, "pauseLeader", () -> leader(it -> pause(it, true))),
        new Act(1, "pause", () -> world.controller(any()).ifPresent(it -> pause(it, true))),
        new Act(5, "continue", () -> world.controller(any()).ifPresent(it -> pause(it, false))),
        new Act(1, "jump", this::jump),
        new Act(1, "lazy", () -> world.scheduler().laziness(random.nextInt(3) * 0.35)));
  }

  private void leader(Consumer<ControllerProcess> act) {
    world
        .truth()
        .get(Keys.LEADER)
        .flatMap(entry ->
            world.controllers().stream()
                .filter(it -> it.identity().equals(entry.text()))
                .findFirst())
        .ifPresent(act);
  }

  private void pause(ControllerProcess process, boolean now) {
    world.trace().say((now ? "pause " : "continue ") + process);
    process.paused(now);
  }

  /** As if the whole cluster had been suspended. */
  private void jump() {
    int seconds = 1 + random.nextInt(LONGEST_JUMP_SECONDS);
    world.trace().say("time jumps by " + seconds + " s");
    world.clock().advance(Duration.ofSeconds(seconds));
    world.truth().tick();
  }

  @Override
  public Fate at(ControllerProcess process, String call) {
    double fate = random.nextDouble();
    if (fate < DEATHS) {
      return Fate.DIE;
    }
    return fate < DEATHS + STALLS ? Fate.STALL : Fate.GO_ON;
  }

  void mend() {
    world.hosts().forEach(world::start);
    world.controllers().forEach(it -> it.paused(false));
    world.scheduler().laziness(0);
  }

  private Host any() {
    return world.hosts().get(random.nextInt(world.hosts().size()));
  }
}
