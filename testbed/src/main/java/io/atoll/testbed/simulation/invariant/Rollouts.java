package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.application.Update;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.World;
import java.time.Duration;
import java.util.Optional;

/**
 * How far an application may be from its count while it is updated, by the revision in force. What
 * is written together with workers counts: it is in force from that moment.
 */
final class Rollouts {
  private Rollouts() {}

  static int surge(World world, String application, int count) {
    return update(world, application).map(it -> it.maxSurge().ofRoundedUp(count)).orElse(0);
  }

  static int unavailable(World world, String application, int count) {
    return update(world, application).map(it -> unavailable(it, count)).orElse(0);
  }

  private static int unavailable(Update update, int count) {
    int unavailable = update.maxUnavailable().ofRoundedDown(count);
    return unavailable == 0 && update.maxSurge().ofRoundedUp(count) == 0 ? 1 : unavailable;
  }

  /** How long a worker must have been ready to count. */
  static Duration minReady(World world, String application) {
    return update(world, application).map(Update::minReady).orElse(Duration.ZERO);
  }

  /** Whether it makes room for one of the template in force, as far as nobody holds that. */
  static boolean isReplaced(Assignment worker, World world) {
    String application = worker.owner().name();
    Optional<String> template = inForce(world, application).map(Revision::templateHash);
    Optional<String> own =
        revision(world, application, worker.revision()).map(Revision::templateHash);
    return goesOn(world, application) && (worker.replace() || !own.equals(template));
  }

  private static boolean goesOn(World world, String application) {
    return status(world, application)
        .flatMap(it -> Optional.ofNullable(it.rollout()))
        .map(Rollout::state)
        .filter(it ->
            switch (it) {
              case PROGRESSING, COMPLETE, ROLLING_BACK, ROLLED_BACK -> true;
              case PAUSED, FAILED -> false;
            })
        .isPresent();
  }

  private static Optional<Update> update(World world, String application) {
    return inForce(world, application).map(it -> it.application().spec().update());
  }

  private static Optional<Revision> inForce(World world, String application) {
    return status(world, application).flatMap(it -> revision(world, application, it.revision()));
  }

  private static Optional<Revision> revision(World world, String application, int number) {
    return world
        .truth()
        .get(Keys.revision(application, number))
        .map(entry -> Documents.read(entry.text(), Revision.class));
  }

  private static Optional<ApplicationStatus> status(World world, String application) {
    return world
        .truth()
        .get(Keys.applicationStatus(application))
        .map(entry -> Documents.read(entry.text(), ApplicationStatus.class));
  }
}
