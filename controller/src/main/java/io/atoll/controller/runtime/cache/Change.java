package io.atoll.controller.runtime.cache;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key as it was before and as it is now; what happened between is not told. */
public record Change<T>(String key, Cache.@Nullable Item<T> before, Cache.@Nullable Item<T> after) {

  /** The item before and the item after, as far as there are any. */
  public Stream<Cache.Item<T>> items() {
    return Stream.concat(Optional.ofNullable(before).stream(), Optional.ofNullable(after).stream());
  }
}
