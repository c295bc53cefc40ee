package io.atoll.controller.node.worker;

import io.atoll.api.application.Application;
import io.atoll.api.application.Application.Port;
import io.atoll.api.application.Application.Protocol;
import io.atoll.api.application.FileOwner;
import io.atoll.api.application.Health;
import io.atoll.api.application.Placement;
import io.atoll.api.application.Resources;
import io.atoll.api.application.Restart;
import io.atoll.api.application.Stop;
import io.atoll.api.application.Update;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Owner;
import io.atoll.api.value.CountOrPercent;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.probe.ProbePlanner;
import io.atoll.controller.node.probe.ProbeSpec;
import io.atoll.controller.node.probe.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Worlds for the planner's tests. */
public final class Scene {
  public static final Owner OWNER = new Owner("application", "shop", 7);
  public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final Stop STOP = new Stop("SIGTERM", Duration.ofSeconds(30), Duration.ofSeconds(10));

  private Scene() {}

  static Wish.Run run(Restart.Policy policy, Port... ports) {
    return new Wish.Run(OWNER, 1, "default", spec(policy, List.of(ports)));
  }

  static Wish.Run run() {
    return run(Restart.Policy.ALWAYS);
  }

  public static Port tcp() {
    return new Port("http", 8080, Protocol.TCP, null);
  }

  static Wish.Run withFiles() {
    var file = new Application.File("/a", null, "a", 0644, FileOwner.ROOT);
    return new Wish.Run(OWNER, 1, "default", spec(Restart.Policy.ALWAYS, List.of(), List.of(file)));
  }

  public static Application.Spec spec(Restart.Policy policy, List<Port> ports) {
    return spec(policy, ports, List.of());
  }

  private static Application.Spec spec(
      Restart.Policy policy, List<Port> ports, List<Application.File> files) {
    return new Application.Spec(
        "shop:1",
        List.of(),
        List.of(),
        Map.of(),
        null,
        null,
        files,
        1,
        null,
        new Resources(
            new Resources.CpuShare(Cpu.ZERO, null), new Resources.Memory(DataSize.ZERO, null), 100),
        ports,
        Health.NONE,
        List.of(),
        "default",
        List.of(),
        placement(),
        Application.Mode.REPLICATED,
        Application.Identity.NONE,
        Application.OnLoss.REPLACE,
        List.of(),
        update(),
        new Restart(policy, Duration.ofSeconds(1), Duration.ofSeconds(60)),
        STOP);
  }

  private static Placement placement() {
    return new Placement(List.of(), List.of(), null, List.of());
  }

  private static Update update() {
    return new Update(
        new CountOrPercent.Count(1),
        new CountOrPercent.Count(0),
        Duration.ofSeconds(5),
        Duration.ZERO,
        Duration.ofMinutes(5),
        Update.OnFailure.ROLLBACK);
  }

  static Container container(int attempt, State state) {
    return container(attempt, OWNER, state);
  }

  static Container container(int attempt, Owner owner, State state) {
    return new Container(
        "id" + attempt,
        "shop-abcde." + attempt,
        Labels.of("c", "shop-abcde", owner, 1, attempt, "i" + attempt),
        state);
  }

  static State running() {
    return new State.Running(4711, NOON);
  }

  static State exited(int code, Duration ran) {
    return new State.Exited(new LastExit(code, 0, false, NOON.plus(ran)), NOON, null);
  }

  /** The step that is taken once an end is counted. */
  static WorkerPlan plan(WorkerSituation seen) {
    WorkerPlan first = WorkerPlanner.plan(seen);
    return first.action() instanceof WorkerAction.Count(var container, Life counted)
        ? WorkerPlanner.plan(seen.with(counted))
        : first;
  }

  static WorkerSituation seen(Wish wish, Life life, Duration now, Container... containers) {
    Vitals unknown = Vitals.unknown("i1", List.of());
    Vitals vitals =
        wish instanceof Wish.Run run
            ? ProbePlanner.fit(unknown, ProbeSpec.of(run.spec()), now)
            : unknown;
    return new WorkerSituation(wish, life, List.of(containers), true, vitals, now);
  }
}
