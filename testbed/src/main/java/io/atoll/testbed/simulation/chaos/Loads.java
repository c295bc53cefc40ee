package io.atoll.testbed.simulation.chaos;

import io.atoll.testbed.simulation.world.Lie;
import io.atoll.testbed.simulation.world.World;
import java.util.List;
import java.util.Random;

/** Load that comes and goes, and agents that do not tell it as it is. */
final class Loads {
  /** As much as five workers at three proxies need, by what drafts ask for. */
  private static final int MOST = 80;

  private final World world;
  private final Random random;

  Loads(World world) {
    this.world = world;
    this.random = world.random();
  }

  List<Act> acts() {
    return List.of(
        new Act(10, "load", this::load), new Act(5, "lie", () -> lie(any(List.of(Lie.values())))));
  }

  private void load() {
    load(any(Users.NAMES));
  }

  /** There is some from the first moment. */
  void begin() {
    Users.NAMES.forEach(this::load);
  }

  private void load(String name) {
    int rate = random.nextInt(MOST);
    world.trace().say("%d requests a second come for %s at each proxy".formatted(rate, name));
    world.demand().set(name, rate);
  }

  private void lie(Lie lie) {
    String node = any(world.hosts()).name();
    world.lie(node, lie);
  }

  void mend() {
    world.hosts().forEach(host -> world.lie(host.name(), Lie.NONE));
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
