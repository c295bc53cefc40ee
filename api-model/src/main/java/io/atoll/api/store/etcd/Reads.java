package io.atoll.api.store.etcd;

import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;

/** Repeats reads that met a broken connection or a change of leader, which soon pass. */
final class Reads {
  private static final Retry RETRY =
      Retry.of(
          "etcd-read",
          RetryConfig.custom()
              .maxAttempts(3)
              .intervalFunction(IntervalFunction.ofExponentialBackoff(Duration.ofMillis(100)))
              .retryOnException(Reads::passes)
              .build());

  private Reads() {}

  static <T> T retrying(Supplier<T> read) {
    return RETRY.executeSupplier(read);
  }

  private static boolean passes(Throwable failure) {
    return failure instanceof StoreException e && e.category() == Category.UNAVAILABLE;
  }
}
