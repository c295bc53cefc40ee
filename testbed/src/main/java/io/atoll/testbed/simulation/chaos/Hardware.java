package io.atoll.testbed.simulation.chaos;

import io.atoll.controller.node.engine.Container;
import io.atoll.testbed.fake.FakeFaults;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Workers that die, engines and switches that fail, hosts that lose power. */
final class Hardware {
  private static final List<String> CALLS =
      List.of("list", "find", "create", "start", "signal", "remove", "pull");

  private static final List<String> AILMENTS = List.of("/started", "/ready", "/alive", "ports");

  private final World world;
  private final Random random;

  Hardware(World world) {
    this.world = world;
    this.random = world.random();
  }

  List<Act> acts() {
    return List.of(
        new Act(6, "workerDies", this::workerDies),
        new Act(2, "workerDiesUnheard", this::workerDiesUnheard),
        new Act(8, "workerSickens", this::workerSickens),
        new Act(3, "callLost", this::callLost),
        new Act(4, "answerLost", this::answerLost),
        new Act(1, "engineAway", () -> engineAway(any())),
        new Act(3, "engineBack", () -> world.hosts().forEach(Hardware::mend)),
        new Act(1, "networkAway", () -> any().network().available(false)),
        new Act(1, "powerOff", () -> world.powerOff(any())));
  }

  private void workerDies() {
    Host host = any();
    victim(host).ifPresent(it -> end(host, it));
  }

  private void workerDiesUnheard() {
    Host host = any();
    victim(host).ifPresent(it -> host.engine().loseEvents(() -> end(host, it)));
  }

  private void workerSickens() {
    String what = AILMENTS.get(random.nextInt(AILMENTS.size()));
    Duration time = Duration.ofSeconds(1 + random.nextInt(20));
    victim(any())
        .ifPresent(it -> {
          world.trace().say(it.name() + " suffers from " + what + " for " + time);
          world.ailments().strike(it, what, time);
        });
  }

  private void end(Host host, Container container) {
    world.trace().say(container.name() + " dies");
    switch (random.nextInt(4)) {
      case 0 -> host.engine().exit(container.id(), 0);
      case 1 -> host.engine().exit(container.id(), 1);
      case 2 -> host.engine().crash(container.id(), true);
      default -> host.engine().crash(container.id(), false);
    }
  }

  private Optional<Container> victim(Host host) {
    List<Container> workers =
        host.running().stream().filter(it -> it.labels().containsKey("atoll.uid")).toList();
    return workers.isEmpty()
        ? Optional.empty()
        : Optional.of(workers.get(random.nextInt(workers.size())));
  }

  private void callLost() {
    any().engine().faults().timeOutBefore(CALLS.get(random.nextInt(CALLS.size())));
  }

  private void answerLost() {
    any().engine().faults().timeOutAfter(CALLS.get(random.nextInt(CALLS.size())));
  }

  private static void engineAway(Host host) {
    host.engine().faults().away(true);
  }

  private Host any() {
    return world.hosts().get(random.nextInt(world.hosts().size()));
  }

  void mend() {
    world.hosts().forEach(Hardware::mend);
    world.ailments().cure();
  }

  private static void mend(Host host) {
    FakeFaults faults = host.engine().faults();
    faults.away(false);
    host.network().available(true);
  }
}
