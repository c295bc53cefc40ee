package io.atoll.cli.command.rollout;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.control.ControlsEditor;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.rollout.RolloutWords;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What a person says to an update: hold, go on, try again. */
final class Switches {
  private final Session session;
  private final String name;

  Switches(Session session, String name) {
    this.session = session;
    this.name = name;
  }

  ExitCode pause() {
    change(before -> {
      if (before.paused()) {
        throw refusal("is paused already; 'atoll rollout resume %s' goes on".formatted(name));
      }
      return before.withPaused(true);
    });
    session
        .console()
        .print(title() + " paused; updates are held until 'atoll rollout resume " + name + "'");
    Waiting.warnWithoutManager(session);
    return ExitCode.DONE;
  }

  List<Goal> resume() {
    change(before -> {
      if (!before.paused()) {
        throw refusal("is not paused" + now());
      }
      return before.withPaused(false);
    });
    session.console().print(title() + " resumed");
    return List.of(RolloutStatus.goal(session, name));
  }

  List<Goal> retry() {
    Optional<Rollout> rollout = RolloutWords.of(status());
    if (rollout.filter(RolloutWords::hasFailed).isEmpty()) {
      throw refusal("has no failed update to try again" + now());
    }
    change(this::again);
    session.console().print(title() + " is tried again");
    return List.of(RolloutStatus.goal(session, name));
  }

  /** Another time than before even within one tick of the clock. */
  private Controls again(Controls before) {
    Instant now = session.now().truncatedTo(ChronoUnit.MILLIS);
    return before.withRetryAt(now.equals(before.retryAt()) ? now.plusMillis(1) : now);
  }

  @FunctionalInterface
  private interface Change {
    Controls of(Controls before);
  }

  private void change(Change change) {
    new ControlsEditor(session.store()).change(name, (document, before) -> change.of(before));
  }

  private CommandFailure refusal(String what) {
    return new CommandFailure(ExitCode.FAILURE, title() + " " + what);
  }

  /** What is the case instead. */
  private String now() {
    return status()
        .map(it ->
            RolloutWords.of(Optional.of(it))
                .map(rollout -> ": " + RolloutWords.sentence(rollout, it.desired()))
                .orElse(""))
        .orElse("");
  }

  private Optional<ApplicationStatus> status() {
    return Applications.status(
        Snapshot.read(
            session.store(), List.of(Keys.application(name), Keys.applicationStatus(name))),
        name);
  }

  private String title() {
    return "application/" + name;
  }
}
