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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The count of an application that follows its load, unless a user has set one by hand. Pure. */
public final class LoadCountPlanner {
  /** How often is decided while no figures come. */
  public static final Duration PERIOD = Duration.ofSeconds(2);

  private LoadCountPlanner() {}

  /** Whether the load decides. */
  public static boolean decides(ApplicationState state, Revision target) {
    Controls controls = state.controls() == null ? null : state.controls().value();
    return target.application().spec().autoscale() != null
        && (controls == null || controls.countFor(target).isEmpty());
  }

  /** Answers what was decided before if there is nothing new to decide by. */
  public static Scale plan(ApplicationState state, Revision target, Instant now) {
    Autoscale rules = Optional.ofNullable(target.application().spec().autoscale()).orElseThrow();
    Stored<Scale> stored = state.scale();
    Scale before = stored == null || stored.value().uid() != target.uid() ? null : stored.value();
    ScaleMemory memory = before == null ? null : before.memory();
    if (before != null
        && memory != null
        && !due(memory, state.figures().traffic(), rules, before, now)) {
      return before;
    }
    int current = before == null ? rules.min() : before.count();
    Situation situation =
        new Situation(
            rules,
            target.application().spec().resources(),
            target.templateHash(),
            current,
            workers(state, target),
            state.figures().traffic(),
            updating(state, target),
            memory);
    return scale(target, before, AutoscalePlanner.plan(situation, now), now);
  }

  private static boolean due(
      ScaleMemory memory, @Nullable Traffic traffic, Autoscale rules, Scale before, Instant now) {
    boolean news =
        traffic != null
            && (memory.load() == null || traffic.heard().isAfter(memory.load().heard()))
            && now.isAfter(memory.at());
    boolean outside = before.count() < rules.min() || before.count() > rules.max();
    return news || outside || !now.isBefore(memory.at().plus(PERIOD));
  }

  private static List<WorkerFigures> workers(ApplicationState state, Revision target) {
    return state.workersOf(target.uid()).stream()
        .filter(WorkerState::wanted)
        .map(it ->
            new WorkerFigures(
                it.name(),
                it.ready() && it.observed() != null ? it.observed().since() : null,
                state.figures().use().get(it.name())))
        .toList();
  }

  private static boolean updating(ApplicationState state, Revision target) {
    return state.workersOf(target.uid()).stream()
        .filter(WorkerState::wanted)
        .anyMatch(it ->
            state
                .revisionOf(it)
                .filter(revision -> revision.templateHash().equals(target.templateHash()))
                .isEmpty());
  }

  private static Scale scale(
      Revision target, @Nullable Scale before, Decision decision, Instant now) {
    Scale same = before != null && before.count() == decision.count() ? before : null;
    return new Scale(
        target.uid(),
        decision.count(),
        same == null ? now : same.at(),
        decision.reason(),
        inputs(target, decision),
        decision.raw(),
        decision.clamps(),
        same == null
            ? CountPlanner.history(before, decision.count(), decision.reason())
            : same.history(),
        decision.memory(),
        decision.room());
  }

  private static Map<String, String> inputs(Revision target, Decision decision) {
    ImmutableMap.Builder<String, String> inputs = ImmutableMap.builder();
    inputs.put("countChanged", Long.toString(target.countChanged()));
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
