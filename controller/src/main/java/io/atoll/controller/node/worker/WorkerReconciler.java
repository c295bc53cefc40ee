package io.atoll.controller.node.worker;

import io.atoll.api.state.Observation.Phase;
import io.atoll.api.store.StoreException;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.assignment.Wishes;
import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.inventory.Containers;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.inventory.Links;
import io.atoll.controller.node.life.Lives;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.observation.Status;
import io.atoll.controller.node.probe.ProbePlanner;
import io.atoll.controller.node.probe.ProbeSpec;
import io.atoll.controller.node.probe.Vitals;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import java.time.Duration;
import java.util.List;

/** Looks, plans, takes a step, and looks again until there is nothing to do. Keyed by worker. */
public final class WorkerReconciler implements Reconciler {
  /** More than any worker needs in a row; the rest comes with the next pass. */
  private static final int STEPS = 12;

  private static final Duration AFTER_SIGNAL = Duration.ofMillis(250);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

  private final Wishes wishes;
  private final Containers containers;
  private final Links links;
  private final Lives lives;
  private final WorkerExecutor executor;
  private final WorkerVoice voice;
  private final Launches launches;
  private final Clock clock;

  public WorkerReconciler(
      Wishes wishes,
      Containers containers,
      Links links,
      Lives lives,
      WorkerExecutor executor,
      WorkerVoice voice,
      Launches launches,
      Clock clock) {
    this.wishes = wishes;
    this.containers = containers;
    this.links = links;
    this.lives = lives;
    this.executor = executor;
    this.voice = voice;
    this.launches = launches;
    this.clock = clock;
  }

  @Override
  public Outcome reconcile(String worker) throws InterruptedException {
    if (!containers.complete()) {
      return Outcome.again(LEFT_ALONE);
    }
    Wish wish = wishes.of(worker);
    if (wish instanceof Wish.Leave) {
      return Outcome.again(LEFT_ALONE);
    }
    try {
      return steps(worker, wish);
    } catch (EngineException e) {
      return failed(worker, wish, "Engine", e.category(), e);
    } catch (NetworkException e) {
      return failed(worker, wish, "Network", e.category(), e);
    } catch (StoreException e) {
      return failed(worker, wish, "Files", e.category(), e);
    }
  }

  private Outcome steps(String worker, Wish wish) throws InterruptedException {
    for (int step = 0; step < STEPS; step++) {
      containers.refresh(worker);
      WorkerSituation seen = look(worker, wish);
      WorkerPlan plan = WorkerPlanner.plan(seen);
      if (endsWhatIsWanted(plan, wish) && !wishes.mayEnd()) {
        return Outcome.again(LEFT_ALONE);
      }
      lives.put(worker, plan.life());
      voice.say(worker, seen, plan);
      if (plan.action() instanceof WorkerAction.Rest(var lookAgain)) {
        return lookAgain.map(Outcome::again).orElse(Outcome.DONE);
      }
      act(worker, plan.action());
      if (plan.action() instanceof WorkerAction.Signal) {
        return Outcome.again(AFTER_SIGNAL);
      }
      if (plan.action() instanceof WorkerAction.Forget) {
        return Outcome.DONE;
      }
    }
    return Outcome.again(Duration.ZERO);
  }

  private static boolean endsWhatIsWanted(WorkerPlan plan, Wish wish) {
    return wish instanceof Wish.Run && plan.action() instanceof WorkerAction.Signal;
  }

  private WorkerSituation look(String worker, Wish wish) {
    var unjudged =
        new WorkerSituation(
            wish,
            lives.of(worker),
            containers.of(worker),
            false,
            Vitals.unknown("", List.of()),
            clock.uptime());
    String instance = unjudged.current().map(Labels::instance).orElse("");
    return new WorkerSituation(
        wish,
        unjudged.life(),
        unjudged.containers(),
        links.has(instance),
        vitals(worker, instance, wish, unjudged.now()),
        unjudged.now());
  }

  /** With the probes of the wish, so that what has none is ready without anybody asking. */
  private Vitals vitals(String worker, String instance, Wish wish, Duration now) {
    Vitals known = lives.vitals(worker, instance);
    return wish instanceof Wish.Run run
        ? ProbePlanner.fit(known, ProbeSpec.of(run.spec()), now)
        : known;
  }

  private void act(String worker, WorkerAction action) throws InterruptedException {
    switch (action) {
      case WorkerAction.Launch(int attempt, Wish.Run run) -> launches.launch(worker, attempt, run);
      case WorkerAction.Start(var container, var run) -> executor.start(worker, container, run);
      case WorkerAction.Attach(var container, int pid, var run) ->
          executor.attach(worker, container, pid, executor.address(worker, run), run);
      case WorkerAction.Signal(var container, var signal) -> executor.signal(container, signal);
      case WorkerAction.Count(var container, var life) ->
          lives.put(worker, life.saying(executor.lastWords(container)));
      case WorkerAction.Discard(var container) -> executor.discard(container);
      case WorkerAction.Release() -> executor.release(worker);
      case WorkerAction.Forget() -> voice.forget(worker);
      case WorkerAction.Rest rest -> throw new IllegalStateException("rest is no step");
    }
  }

  private Outcome failed(
      String worker, Wish wish, String part, Enum<?> category, RuntimeException cause) {
    String reason = part + Words.camel(category);
    if (wish instanceof Wish.Run run && containers.of(worker).isEmpty()) {
      String message = String.valueOf(cause.getMessage());
      voice.say(worker, run, new Status(Phase.ASSIGNED, reason, message));
    }
    return new Outcome.Failed(reason, String.valueOf(cause.getMessage()), null);
  }
}
