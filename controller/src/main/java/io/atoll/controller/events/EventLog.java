package io.atoll.controller.events;

import io.atoll.api.state.EventRecord;
import io.atoll.api.state.EventRecord.Severity;
import io.atoll.api.state.EventRecord.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges repeats and limits the rate: a repeat within ten minutes raises the count of the first; at
 * most twenty events are written a second, the others wait; beyond a thousand waiting new ones are
 * counted as dropped. The time is an argument. One thread.
 */
final class EventLog {
  static final Duration MERGE = Duration.ofMinutes(10);
  static final Duration BETWEEN_REPEATS = Duration.ofSeconds(10);
  static final int MOST_PER_SECOND = 20;
  private static final int MOST_KEPT = 1000;

  private final Map<Identity, Happening> happenings = new LinkedHashMap<>();
  private long sequence;
  private long dropped;
  private Instant second = Instant.EPOCH;
  private int written;

  record Identity(Subject subject, Severity severity, String reason, String message) {}

  /** An event to be written. */
  record Due(Identity identity, String id, EventRecord event) {}

  private record Happening(String id, EventRecord event, boolean dirty, Instant lastWrite) {}

  void add(Subject subject, Severity severity, String reason, String message, Instant now) {
    Identity identity = new Identity(subject, severity, reason, message);
    happenings.values().removeIf(it -> !it.dirty() && it.event().last().plus(MERGE).isBefore(now));
    Happening before = happenings.get(identity);
    if (before == null && happenings.size() >= MOST_KEPT) {
      dropped++;
      return;
    }
    happenings.put(identity, before == null ? first(identity, now) : repeat(before, now));
  }

  /** What may be written now; each stays due until {@link #written}. */
  List<Due> due(Instant now) {
    if (Duration.between(second, now).abs().compareTo(Duration.ofSeconds(1)) >= 0) {
      second = now;
      written = 0;
    }
    List<Due> due = new ArrayList<>();
    for (Map.Entry<Identity, Happening> entry : happenings.entrySet()) {
      Happening it = entry.getValue();
      boolean rested = !it.lastWrite().plus(BETWEEN_REPEATS).isAfter(now);
      if (it.dirty() && rested && written + due.size() < MOST_PER_SECOND) {
        due.add(new Due(entry.getKey(), it.id(), it.event()));
      }
    }
    return due;
  }

  void written(Due due, Instant now) {
    written++;
    Happening it = happenings.get(due.identity());
    if (it != null && it.id().equals(due.id())) {
      boolean more = it.event().count() != due.event().count();
      happenings.put(due.identity(), new Happening(it.id(), it.event(), more, now));
    }
  }

  /** Whether something waits to be written. */
  boolean waiting() {
    return happenings.values().stream().anyMatch(Happening::dirty);
  }

  /** How many events were lost because too many waited. */
  long dropped() {
    return dropped;
  }

  private Happening first(Identity identity, Instant now) {
    String id = Long.toString(now.toEpochMilli(), Character.MAX_RADIX) + "-" + sequence++;
    EventRecord event =
        new EventRecord(
            identity.subject(),
            identity.severity(),
            identity.reason(),
            identity.message(),
            1,
            now,
            now);
    return new Happening(id, event, true, Instant.EPOCH);
  }

  private static Happening repeat(Happening before, Instant now) {
    EventRecord event = before.event();
    EventRecord more =
        new EventRecord(
            event.subject(),
            event.severity(),
            event.reason(),
            event.message(),
            event.count() + 1,
            event.first(),
            now);
    return new Happening(before.id(), more, true, before.lastWrite());
  }
}
