package io.atoll.testbed.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All that one benchmark uses. */
record IdleContainers(List<IdleContainer> all) implements AutoCloseable {

  static IdleContainers start(Path home, int count) {
    return new IdleContainers(
        Stream.generate(() -> IdleContainer.start(home)).limit(count).toList());
  }

  @Override
  public void close() {
    all.forEach(IdleContainer::close);
  }
}
