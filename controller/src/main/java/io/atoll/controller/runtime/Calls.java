package io.atoll.controller.runtime;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.function.Function;

/**
 * Counts and times calls to another program: {@code atoll_<what>_calls_total} by operation and
 * outcome, {@code atoll_<what>_call_seconds} by operation. Thread-safe.
 */
public final class Calls {
  private static final String DONE = "done";
  private static final String INTERRUPTED = "interrupted";

  private final Clock clock;
  private final Counter calls;
  private final Histogram durations;
  private final Function<RuntimeException, String> category;

  /** One call. */
  @FunctionalInterface
  public interface Body<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * @param what one word, part of the names
   * @param people for the descriptions: what is called
   * @param category of what is thrown, as a label
   */
  public Calls(
      Metrics metrics,
      Clock clock,
      String what,
      String people,
      Function<RuntimeException, String> category) {
    this.clock = clock;
    this.category = category;
    this.calls =
        metrics.counter(
            "atoll_" + what + "_calls_total",
            "Calls to " + people + " that have ended, by what became of them.",
            "operation",
            "outcome");
    this.durations =
        metrics.durations(
            "atoll_" + what + "_call_seconds",
            "How long calls to " + people + " take.",
            "operation");
  }

  public <T, E extends Exception> T ask(String operation, Body<T, E> body) throws E {
    long began = clock.uptime().toNanos();
    String outcome = INTERRUPTED;
    try {
      T answer = body.run();
      outcome = DONE;
      return answer;
    } catch (RuntimeException e) {
      outcome = category.apply(e);
      throw e;
    } finally {
      calls.labelValues(operation, outcome).inc();
      durations.labelValues(operation).observe((clock.uptime().toNanos() - began) / 1e9);
    }
  }

  public void tell(String operation, Runnable body) {
    this.<Boolean, RuntimeException>ask(
        operation,
        () -> {
          body.run();
          return true;
        });
  }
}
