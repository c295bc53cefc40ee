package io.atoll.controller.runtime;

import java.util.Optional;

/**
 * The pass that the current thread is in: who is at work on which key.
 *
 * @param barrier what the pass's writes are remembered under until the caches have seen them
 * @param pass counts the passes of the controller, from 1
 */
public record Reconcile(String controller, String key, String barrier, long pass) {
  private static final ScopedValue<Reconcile> CURRENT = ScopedValue.newInstance();

  /** What a pass does. */
  @FunctionalInterface
  public interface Body {
    Outcome run() throws InterruptedException;
  }

  /** The pass of the current thread, if it is in one. */
  public static Optional<Reconcile> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Runs the body as this pass. */
  public Outcome call(Body body) throws InterruptedException {
    return ScopedValue.where(CURRENT, this).<Outcome, InterruptedException>call(body::run);
  }

  /** For logs: {@code applications/shop#12}. */
  public String id() {
    return controller + "/" + key + "#" + pass;
  }
}
