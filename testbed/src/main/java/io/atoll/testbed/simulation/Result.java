package io.atoll.testbed.simulation;

import java.util.List;
import java.util.Optional;

/**
 * What became of one seed.
 *
 * @param hash of everything that happened
 * @param broken what must not have been; empty if all went well
 * @param last the last things that happened
 */
public record Result(
    long seed, long hash, long happenings, Optional<String> broken, List<String> last) {
  public Result {
    last = List.copyOf(last);
  }

  /** For people: what is wrong, what led to it, how to see it again. */
  public String report() {
    return "seed %d: %s%nlast:%n  %s%nhash %016x, replay with -Datoll.seed=%d"
        .formatted(seed, broken.orElse("all well"), String.join("\n  ", last), hash, seed);
  }
}
