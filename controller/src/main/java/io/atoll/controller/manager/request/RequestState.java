package io.atoll.controller.manager.request;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Request;
import io.atoll.api.store.Entry;
import io.atoll.controller.manager.world.Stored;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request and the worker it is about.
 *
 * @param request null if the text cannot be read, for which {@code error} is the reason
 * @param worker null if no worker of that name is assigned
 * @param drain how long its requests may take to end
 */
public record RequestState(
    Entry entry,
    @Nullable Request request,
    @Nullable String error,
    @Nullable Stored<Assignment> worker,
    Duration drain) {

  /** The worker, if it is the one that is meant. */
  public Optional<Stored<Assignment>> meant() {
    return Optional.ofNullable(worker)
        .filter(it -> request != null && it.value().owner().uid() == request.uid());
  }
}
