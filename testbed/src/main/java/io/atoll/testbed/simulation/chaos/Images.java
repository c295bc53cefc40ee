package io.atoll.testbed.simulation.chaos;

import io.atoll.testbed.fake.FakeImages;
import io.atoll.testbed.simulation.world.World;
import java.util.List;

/** Images by what becomes of them. */
final class Images {
  static final String GOOD = "shop:1";
  static final String PULLED = "shop:2";
  static final String STUBBORN = "stubborn:1";
  static final String MISSING = "missing:1";
  static final String BROKEN = "broken:1";
  static final List<String> BAD = List.of(MISSING, BROKEN);
  static final List<String> ALL = List.of(GOOD, GOOD, GOOD, PULLED, STUBBORN, MISSING, BROKEN);

  private Images() {}

  static void prepare(World world) {
    world
        .hosts()
        .forEach(host -> {
          FakeImages images = host.engine().images();
          images.add(GOOD);
          images.addToRegistry(PULLED);
          images.addStubborn(STUBBORN);
          images.addBroken(BROKEN);
        });
  }

  static void mend(World world) {
    world.hosts().forEach(host -> host.engine().images().addToRegistry(MISSING));
  }
}
