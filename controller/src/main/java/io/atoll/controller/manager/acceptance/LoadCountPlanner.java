package io.atoll.controller.manager.acceptance;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.application.Autoscale;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.ScaleMemory;
import io.atoll.controller.manager.autoscale.Answer;
import io.atoll.controller.manager.autoscale.AutoscalePlanner;
import io.atoll.controller.manager.autoscale.Decision;
import io.atoll.controller.manager.autoscale.Situation;
import io.atoll.controller.manager.autoscale.Traffic;
import io.atoll.controller.manager.autoscale.WorkerFigures;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The count of an application that follows its load. While a user has set one by hand that holds,
 * and what the load asks for is told beside it. Pure.
 */
public final class LoadCountPlanner {
  /** How often is decided while no figures come. */
  public static final Duration PERIOD = Duration.ofSeconds(2);

  private final ApplicationState state;
  private final Revision target;
  private final Autoscale rules;
  private final @Nullable Scale before;
  private final @Nullable ScaleMemory memory;
  private final Instant now;

  private LoadCountPlanner(ApplicationState state, Revision target, Autoscale rules, Instant now) {
    this.state = state;
    this.target = target;
    this.rules = rules;
    this.now = now;
    Stored<Scale> stored = state.scale();
    this.before = stored == null || stored.value().uid() != target.uid() ? null : stored.value();
    this.memory = before == null ? null : before.memory();
  }

  /** Answers what was decided before if there is nothing new to decide by. */
  public static Scale plan(ApplicationState state, Revision target, Autoscale rules, Instant now) {
    Controls controls = state.controls() == null ? null : state.controls().value();
    var planner = new LoadCountPlanner(state, target, rules, now);
    return controls == null || controls.countFor(target).isEmpty()
        ? planner.followed()
        : planner.heldByHand(controls);
  }

  private Scale followed() {
    if (before == null) {
      return scale(rules.min());
    }
    boolean outside = before.count() < rules.min() || before.count() > rules.max();
    return due() || outside || before.advice() != null ? scale(before.count()) : before;
  }

  private Scale heldByHand(Controls controls) {
    Scale held = CountPlanner.plan(target, controls, before, now);
    if (held.count() == 0) {
      return held;
    }
    if (before != null && before.advice() != null && before.count() == held.count() && !due()) {
      return before;
    }
    Decision advice = decide(held.count());
    return new Scale(
        held.uid(),
        held.count(),
        held.at(),
        held.reason(),
        inputs(held.inputs(), advice),
        held.raw(),
        advice.clamps(),
        held.history(),
        advice.memory().undone(memory),
        null,
        advice.count());
  }

  private boolean due() {
    if (memory == null) {
      return true;
    }
    Traffic traffic = state.figures().traffic();
    boolean news =
        traffic != null
            && (memory.load() == null || traffic.heard().isAfter(memory.load().heard()))
            && now.isAfter(memory.at());
    return news || !now.isBefore(memory.at().plus(PERIOD));
  }

  private Decision decide(int current) {
    Situation situation =
        new Situation(
            rules,
            target.application().spec().resources(),
            target.templateHash(),
            current,
            workers(),
            state.figures().traffic(),
            updating(),
            memory);
    return AutoscalePlanner.plan(situation, now);
  }

  private List<WorkerFigures> workers() {
    return state.workersOf(target.uid()).stream()
        .filter(WorkerState::wanted)
        .map(it ->
            new WorkerFigures(
                it.name(),
                it.ready() && it.observed() != null ? it.observed().since() : null,
                state.figures().use().get(it.name())))
        .toList();
  }

  private boolean updating() {
    return state.workersOf(target.uid()).stream()
        .filter(WorkerState::wanted)
        .anyMatch(it ->
            state
                .revisionOf(it)
                .filter(revision -> revision.templateHash().equals(target.templateHash()))
                .isEmpty());
  }

  private Scale scale(int current) {
    Decision decision = decide(current);
    Scale same = before != null && before.count() == decision.count() ? before : null;
    return new Scale(
        target.uid(),
        decision.count(),
        same == null ? now : same.at(),
        decision.reason(),
        inputs(Map.of("countChanged", Long.toString(target.countChanged())), decision),
        decision.raw(),
        decision.clamps(),
        same == null
            ? CountPlanner.history(before, decision.count(), decision.reason())
            : same.history(),
        decision.memory(),
        decision.room(),
        null);
  }

  private static Map<String, String> inputs(Map<String, String> others, Decision decision) {
    ImmutableMap.Builder<String, String> inputs = ImmutableMap.builder();
    inputs.putAll(others);
    int number = 1;
    for (Answer answer : decision.answers()) {
      inputs.put("metric" + number, told(answer));
      number++;
    }
    return inputs.buildOrThrow();
  }

  private static String told(Answer answer) {
    return switch (answer) {
      case Answer.Wants(var _, int count, String why) -> "%s: %d wanted".formatted(why, count);
      case Answer.Blind(var _, String why) -> why;
    };
  }
}
