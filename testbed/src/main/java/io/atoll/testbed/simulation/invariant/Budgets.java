package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.application.Update;
import io.atoll.api.state.Revision;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.World;
import java.util.stream.Stream;

/**
 * How far an application may be from its count while it is updated: as the most generous of its
 * revisions says, because which one is in force may change in the same moment.
 */
final class Budgets {
  private Budgets() {}

  static int surge(World world, String application, int count) {
    return updates(world, application)
        .mapToInt(it -> it.maxSurge().ofRoundedUp(count))
        .max()
        .orElse(0);
  }

  static int unavailable(World world, String application, int count) {
    return updates(world, application).mapToInt(it -> unavailable(it, count)).max().orElse(0);
  }

  private static int unavailable(Update update, int count) {
    int unavailable = update.maxUnavailable().ofRoundedDown(count);
    return unavailable == 0 && update.maxSurge().ofRoundedUp(count) == 0 ? 1 : unavailable;
  }

  private static Stream<Update> updates(World world, String application) {
    return world.truth().list(Keys.revisions(application)).entries().stream()
        .map(entry -> Documents.read(entry.text(), Revision.class))
        .map(it -> it.application().spec().update());
  }
}
