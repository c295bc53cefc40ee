package io.atoll.testbed.node;

import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.ContainerEngine;
import io.atoll.controller.node.engine.ContainerFile;
import io.atoll.controller.runtime.Clock;
import io.atoll.testbed.fake.FakeEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;

final class FakeEngineTest extends ContainerEngineContract {
  private final FakeEngine engine = new FakeEngine(Clock.SYSTEM);

  @BeforeEach
  void addImages() {
    engine.images().add(SLEEPER);
    engine.images().add(POLITE);
    engine.images().addStubborn(STUBBORN);
    engine.images().addBroken(BROKEN);
    engine.images().addTalker(TALKER, "one\nno room\n", 3);
  }

  @Override
  ContainerEngine engine() {
    return engine;
  }

  @Override
  void crash(Container container) {
    engine.crash(container.id(), false);
  }

  @Override
  String file(Container container, String path) throws IOException {
    ContainerFile file = Objects.requireNonNull(engine.files(container.id()).get(path));
    return Integer.toOctalString(file.mode())
        + " "
        + file.owner()
        + " "
        + file.content().asCharSource(StandardCharsets.UTF_8).read();
  }
}
