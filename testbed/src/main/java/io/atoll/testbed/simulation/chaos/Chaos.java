package io.atoll.testbed.simulation.chaos;

import com.google.common.collect.ImmutableList;
import io.atoll.testbed.simulation.world.Interference;
import io.atoll.testbed.simulation.world.World;
import java.util.List;

/** Chooses what happens next. */
public final class Chaos {
  private final World world;
  private final Users users;
  private final Rollouts rollouts;
  private final Restarts restarts;
  private final Hardware hardware;
  private final Processes processes;
  private final StoreTrouble trouble;
  private final Proxies proxies;
  private final Loads loads;
  private final Emptying emptying;
  private final List<Act> acts;
  private final int total;

  public Chaos(World world) {
    this.world = world;
    users = new Users(world);
    rollouts = new Rollouts(world);
    restarts = new Restarts(world);
    hardware = new Hardware(world);
    processes = new Processes(world);
    trouble = new StoreTrouble(world);
    proxies = new Proxies(world);
    loads = new Loads(world);
    emptying = new Emptying(world);
    acts =
        ImmutableList.<Act>builder()
            .addAll(users.acts())
            .addAll(rollouts.acts())
            .addAll(restarts.acts())
            .addAll(hardware.acts())
            .addAll(processes.acts())
            .addAll(trouble.acts())
            .addAll(proxies.acts())
            .addAll(loads.acts())
            .addAll(emptying.acts())
            .build();
    total = acts.stream().mapToInt(Act::weight).sum();
  }

  /** From now on processes also die and stall in the middle of their steps. */
  public void begin() {
    Images.prepare(world);
    loads.begin();
    world.hosts().forEach(world::start);
    world.misfortune().comesFrom(processes);
  }

  public void act() {
    int ticket = world.random().nextInt(total);
    for (Act act : acts) {
      ticket -= act.weight();
      if (ticket < 0) {
        world.trace().say("chaos: " + act.name());
        act.run().run();
        return;
      }
    }
    throw new IllegalStateException("weights do not add up");
  }

  /** Mends everything and lets it be. What is broken in a user's document stays broken. */
  public void end() {
    world.trace().say("chaos ends");
    world.misfortune().comesFrom(Interference.NONE);
    emptying.mend();
    Images.mend(world);
    users.mend();
    rollouts.mend();
    hardware.mend();
    processes.mend();
    trouble.mend();
    proxies.mend();
    loads.mend();
  }
}
