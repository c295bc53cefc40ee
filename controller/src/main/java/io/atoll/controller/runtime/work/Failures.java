package io.atoll.controller.runtime.work;

import com.google.common.base.CaseFormat;
import io.atoll.api.store.StoreException;
import io.atoll.controller.runtime.Outcome;

/** Turns what a reconciler threw into an outcome. */
final class Failures {
  private Failures() {}

  static Outcome outcome(Throwable thrown) {
    String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    // A store that is away needs no stack trace each time; a defect does.
    return new Outcome.Failed(
        category(thrown), message, thrown instanceof StoreException ? null : thrown);
  }

  /** {@code StoreTimeout}, {@code StoreUnavailable} ... or {@code Unexpected}. */
  private static String category(Throwable thrown) {
    return thrown instanceof StoreException store
        ? "Store" + CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.UPPER_CAMEL, store.category().name())
        : "Unexpected";
  }
}
