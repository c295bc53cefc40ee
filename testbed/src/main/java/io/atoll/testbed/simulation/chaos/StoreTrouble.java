package io.atoll.testbed.simulation.chaos;

import io.atoll.api.Keys;
import io.atoll.api.store.Op;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.testbed.simulation.world.ControllerProcess;
import io.atoll.testbed.simulation.world.World;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A store that is not reached, does not answer, loses watches and forgets history. */
final class StoreTrouble {
  private static final double OFTEN = 0.15;

  private final World world;
  private final Random random;

  StoreTrouble(World world) {
    this.world = world;
    this.random = world.random();
  }

  List<Act> acts() {
    return List.of(
        new Act(2, "away", () -> any(it -> faults(it, Faults.always(Fault.UNAVAILABLE)))),
        new Act(4, "flaky", () -> any(it -> faults(it, flaky()))),
        new Act(8, "back", () -> any(it -> faults(it, Faults.none()))),
        new Act(3, "watchLost", () -> any(it -> loseWatches(it))),
        new Act(1, "keyGone", this::keyGone),
        new Act(2, "compact", () -> world.truth().compact(world.truth().revision())));
  }

  /** Somebody deletes what says that a process is alive, though it is. */
  private void keyGone() {
    String node = world.hosts().get(random.nextInt(world.hosts().size())).name();
    List<String> keys = List.of(Keys.presence(node), Keys.agent(node), Keys.proxy(node));
    String key = keys.get(random.nextInt(keys.size()));
    world.truth().commit(Txn.of(Op.delete(key)));
  }

  private Faults flaky() {
    List<Fault> kinds = List.of(Fault.UNAVAILABLE, Fault.LOST, Fault.ANSWER_LOST);
    return (call, subject) ->
        random.nextDouble() < OFTEN ? kinds.get(random.nextInt(kinds.size())) : Fault.NONE;
  }

  private void faults(ControllerProcess process, Faults faults) {
    process.client().faults(faults);
  }

  private static void loseWatches(ControllerProcess process) {
    process.client().loseWatches(Category.UNAVAILABLE);
  }

  private void any(Consumer<ControllerProcess> act) {
    List<ControllerProcess> all = world.controllers();
    if (!all.isEmpty()) {
      ControllerProcess process = all.get(random.nextInt(all.size()));
      world.trace().say("store of " + process);
      act.accept(process);
    }
  }

  void mend() {
    world.controllers().forEach(it -> it.client().faults(Faults.none()));
  }
}
