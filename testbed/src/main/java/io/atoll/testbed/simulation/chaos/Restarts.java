package io.atoll.testbed.simulation.chaos;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Request;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.invariant.Assignments;
import io.atoll.testbed.simulation.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** People who restart applications, and stop and restart single workers, real ones and others. */
final class Restarts {
  private final World world;
  private final Random random;
  private int asked;

  Restarts(World world) {
    this.world = world;
    this.random = world.random();
  }

  List<Act> acts() {
    return List.of(
        new Act(2, "restart", this::restart),
        new Act(3, "stop a worker", () -> ask(Request.Kind.STOP)),
        new Act(3, "restart a worker", () -> ask(Request.Kind.RESTART)),
        new Act(1, "ask rubbish", () -> put("}{")));
  }

  /** At any time: users' clocks are not the manager's. */
  private void restart() {
    List<Entry> applications = world.truth().list(Keys.APPLICATIONS).entries();
    if (applications.isEmpty()) {
      return;
    }
    String name = any(applications).key().substring(Keys.APPLICATIONS.length());
    Controls before =
        world
            .truth()
            .get(Keys.controls(name))
            .map(entry -> Documents.read(entry.text(), Controls.class))
            .orElse(Controls.NONE);
    Instant at = Instant.ofEpochSecond(random.nextInt(1_000_000));
    world.trace().say("user restarts " + name + " at " + at);
    Controls after = before.withRestartAt(at);
    world.truth().put(Keys.controls(name), Documents.write(after));
  }

  private void ask(Request.Kind kind) {
    List<Assignments.Placed> workers = Assignments.all(world);
    if (workers.isEmpty()) {
      return;
    }
    Assignments.Placed worker = any(workers);
    boolean gone = random.nextInt(5) == 0;
    long uid = worker.assignment().owner().uid() - (gone ? 1 : 0);
    world.trace().say("user asks to " + kind + " " + worker.worker() + " of " + uid);
    put(Documents.write(new Request(kind, worker.worker(), uid, Instant.EPOCH)));
  }

  private void put(String text) {
    asked++;
    world.truth().put(Keys.request("r" + asked), text);
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
