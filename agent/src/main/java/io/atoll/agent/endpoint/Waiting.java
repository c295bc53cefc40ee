package io.atoll.agent.endpoint;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/** Blocks a virtual thread until the event loop has done something. */
final class Waiting {
  private Waiting() {}

  /**
   * @throws Gone if it failed, which happens when the connection ends
   * @throws InterruptedException if this thread's exchange is ended from outside
   */
  static <T> T until(Future<T> done) throws Gone, InterruptedException {
    try {
      return done.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new Gone("the client went away: " + e.getCause());
    }
  }
}
