package io.atoll.cli.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VolumeTest {
  private static final Volume DATA = volume("n1", "data");
  private static final Volume CACHE = volume("n1", "cache");
  private static final Volume OTHER = volume("n2", "cache");
  private static final List<Volume> ALL = List.of(DATA, CACHE, OTHER);

  @Test
  void theNodeMayBeLeftOutWhereOnlyOneHasIt() {
    assertEquals(DATA, Volume.find("data", ALL));
    assertEquals(OTHER, Volume.find("n2/cache", ALL));
    assertEquals(ExitCode.USAGE, failure("cache").code());
  }

  @Test
  void anUnknownNameIsToldWithTheNearest() {
    CommandFailure failure = failure("n1/cach");
    assertEquals(ExitCode.NOT_FOUND, failure.code());
    assertTrue(failure.lines().getFirst().contains("n1/cache"), failure.lines()::toString);
  }

  private static CommandFailure failure(String word) {
    return assertThrows(CommandFailure.class, () -> Volume.find(word, ALL));
  }

  private static Volume volume(String node, String name) {
    return new Volume(node, name, "", "", "", List.of());
  }
}
