package io.atoll.testbed.simulation.chaos;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** People who hold updates, let them go on, and have them tried again. */
final class Rollouts {
  private final World world;

  Rollouts(World world) {
    this.world = world;
  }

  List<Act> acts() {
    return List.of(
        new Act(1, "pause", () -> any(it -> it.withPaused(true))),
        new Act(2, "resume", () -> any(it -> it.withPaused(false))),
        new Act(6, "disturb", this::disturb),
        new Act(2, "retry", () -> any(it -> it.withRetryAt(moment()))));
  }

  /** A worker of what is gone back to ends just then. */
  private void disturb() {
    for (Entry application : applications()) {
      String name = application.key().substring(Keys.APPLICATIONS.length());
      world
          .truth()
          .get(Keys.applicationStatus(name))
          .map(entry -> Documents.read(entry.text(), ApplicationStatus.class))
          .flatMap(it -> Optional.ofNullable(it.rollout()))
          .filter(it -> it.state() == Rollout.State.ROLLING_BACK)
          .ifPresent(it -> world.hosts().forEach(host -> disturb(host, name)));
    }
  }

  private static void disturb(Host host, String application) {
    host.running().stream()
        .filter(it -> application.equals(it.labels().get("atoll.application")))
        .findFirst()
        .ifPresent(it -> host.engine().exit(it.id(), 1));
  }

  /** Nobody can converge who is held. */
  void mend() {
    applications().forEach(entry -> control(entry, it -> it.withPaused(false)));
  }

  private Instant moment() {
    return Instant.ofEpochSecond(world.random().nextInt(1_000_000));
  }

  private void any(UnaryOperator<Controls> change) {
    List<Entry> applications = applications();
    if (!applications.isEmpty()) {
      control(applications.get(world.random().nextInt(applications.size())), change);
    }
  }

  private List<Entry> applications() {
    return world.truth().list(Keys.APPLICATIONS).entries();
  }

  private void control(Entry application, UnaryOperator<Controls> change) {
    String key = Keys.controls(application.key().substring(Keys.APPLICATIONS.length()));
    Controls before =
        world
            .truth()
            .get(key)
            .map(entry -> Documents.read(entry.text(), Controls.class))
            .orElse(Controls.NONE);
    Controls after = change.apply(before);
    if (!after.equals(before)) {
      world.trace().say("user writes " + key + ": " + after);
      world.truth().put(key, Documents.write(after));
    }
  }
}
