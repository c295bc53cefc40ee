package io.atoll.api.sync;

import io.atoll.api.apply.DocumentName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How long each object has been missing from the folder. A file that moves to another place is gone
 * for a moment, and its workers must not die of that. One thread.
 */
final class Absences {
  private final Duration patience;
  private final Map<DocumentName, Instant> since = new HashMap<>();

  Absences(Duration patience) {
    this.patience = patience;
  }

  /** Forgets those that are back. */
  void observe(Set<DocumentName> missing, Instant now) {
    since.keySet().retainAll(missing);
    missing.forEach(name -> since.putIfAbsent(name, now));
  }

  boolean isLasting(DocumentName name, Instant now) {
    return !since.getOrDefault(name, now).plus(patience).isAfter(now);
  }
}
