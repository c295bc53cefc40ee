package io.atoll.controller.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a reconciler says of one pass over one key. */
public sealed interface Outcome {
  Outcome DONE = new Done();

  /** Nothing more to do until something changes. */
  record Done() implements Outcome {}

  /** Look again after this time, or earlier if something changes. Resets the back-off. */
  record Again(Duration after) implements Outcome {}

  /**
   * Try again with back-off.
   *
   * @param category one CamelCase word: metric label and condition reason
   */
  record Failed(String category, String message, @Nullable Throwable cause) implements Outcome {}

  static Outcome again(Duration after) {
    return new Again(after);
  }

  static Outcome failed(String category, String message) {
    return new Failed(category, message, null);
  }
}
