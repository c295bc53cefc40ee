package io.atoll.controller.manager.application;

import io.atoll.api.state.Scale;
import io.atoll.api.state.ScaleMemory;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Stored;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of counts and not written: of decisions every two seconds only those that change
 * something are, and one now and then for who leads next. One thread, one term.
 */
final class ScaleRecord {
  /** So old may the memory be with which another leader begins. */
  static final Duration WRITTEN_EVERY = Duration.ofSeconds(30);

  private final Map<String, Kept> kept = new HashMap<>();

  /**
   * @param basis revision of what was stored when it was decided
   */
  private record Kept(long basis, Scale scale) {}

  /** The state with what was decided last, unless somebody has written since. */
  ApplicationState recall(ApplicationState state) {
    Stored<Scale> stored = state.scale();
    Kept last = kept.get(state.name());
    return stored == null || last == null || last.basis() != stored.modRevision()
        ? state
        : state.remembering(
            new Stored<>(
                stored.key(),
                last.scale(),
                stored.text(),
                stored.createRevision(),
                stored.modRevision()));
  }

  void keep(ApplicationState state, @Nullable Scale scale) {
    Stored<Scale> stored = state.scale();
    if (scale == null || scale.memory() == null || stored == null) {
      kept.remove(state.name());
    } else {
      kept.put(state.name(), new Kept(stored.modRevision(), scale));
    }
  }

  /**
   * @param before as it was recalled
   */
  static boolean worthWriting(@Nullable Stored<Scale> before, Scale now) {
    if (before == null) {
      return true;
    }
    Scale old = before.value();
    ScaleMemory memory = now.memory();
    if (memory == null || old.memory() == null) {
      return !old.equals(now);
    }
    return old.uid() != now.uid()
        || old.count() != now.count()
        || !old.reason().equals(now.reason())
        || !Objects.equals(old.advice(), now.advice())
        || crossed(old.memory(), memory);
  }

  /** Once in each period, whenever it was last: what is recalled does not tell what was written. */
  private static boolean crossed(ScaleMemory old, ScaleMemory now) {
    long period = WRITTEN_EVERY.toMillis();
    return old.at().toEpochMilli() / period != now.at().toEpochMilli() / period;
  }
}
