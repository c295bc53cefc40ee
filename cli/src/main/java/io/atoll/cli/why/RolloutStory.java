package io.atoll.cli.why;

import io.atoll.api.application.Update;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.value.Durations;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Text;
import io.atoll.cli.rollout.RolloutWords;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why an update is where it is, and what it waits for. Pure. */
final class RolloutStory {
  private final String name;
  private final ApplicationStatus status;
  private final Rollout rollout;
  private final Optional<Update> update;
  private final Instant now;
  private final List<String> lines = new ArrayList<>();

  private RolloutStory(
      String name, ApplicationStatus status, Rollout rollout, Snapshot snapshot, Instant now) {
    this.name = name;
    this.status = status;
    this.rollout = rollout;
    this.update =
        Revisions.find(snapshot, name, rollout.revision())
            .map(Revision::application)
            .map(it -> it.spec().update());
    this.now = now;
  }

  /**
   * @param snapshot holds the revisions of the application
   */
  static List<String> lines(String name, ApplicationStatus status, Snapshot snapshot, Instant now) {
    Rollout rollout = status.rollout();
    return rollout == null
        ? List.of()
        : new RolloutStory(name, status, rollout, snapshot, now).tell();
  }

  private List<String> tell() {
    switch (rollout.state()) {
      case COMPLETE -> {}
      case PROGRESSING -> progressing();
      case PAUSED -> {
        say(begun() + ", and then held by 'atoll rollout pause'");
        say("'atoll rollout resume " + name + "' goes on");
      }
      case ROLLING_BACK -> {
        failed();
        say("It goes back to " + RolloutWords.counts(rollout, status.desired()));
        deadline();
      }
      case ROLLED_BACK -> {
        failed();
        say("Revision " + rollout.revision() + " runs again, and the document is not what runs");
        say("Mend the document and apply it, or try again with 'atoll rollout retry " + name + "'");
      }
      case FAILED -> {
        failed();
        say("Mend the document and apply it, or try again with 'atoll rollout retry " + name + "'");
      }
    }
    return List.copyOf(lines);
  }

  private void progressing() {
    say(begun());
    RolloutWords.obstacle(rollout).ifPresent(it -> say("It waits: " + it));
    update.ifPresent(it -> {
      say(
          "A new worker counts once it has been ready for %s; at most %s more run than wanted, and %s fewer may be ready"
              .formatted(Durations.format(it.minReady()), it.maxSurge(), it.maxUnavailable()));
    });
    deadline();
  }

  private String begun() {
    return "The update was begun %s ago: %s"
        .formatted(
            Ages.since(rollout.startedAt(), now), RolloutWords.counts(rollout, status.desired()));
  }

  private void failed() {
    int revision =
        rollout.state() == Rollout.State.FAILED ? rollout.revision() : rollout.rolledBack();
    String why =
        rollout.message().isEmpty()
            ? "revision " + revision + " failed"
            : Text.oneLine(rollout.message());
    say(rollout.reason() + ": " + why);
  }

  private void deadline() {
    update
        .flatMap(it -> RolloutWords.deadline(rollout, it.deadline(), now))
        .ifPresent(it -> say(Character.toUpperCase(it.charAt(0)) + it.substring(1)));
  }

  private void say(String sentence) {
    lines.add("  " + sentence + (sentence.endsWith(".") ? "" : "."));
  }
}
