package io.atoll.cli.logs;

import io.atoll.api.agent.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where one worker's stream stands, so that a stream which is opened again goes on behind it. Each
 * output is in the order of its times; of both together only roughly, so the new stream begins a
 * little earlier and what was seen is left out.
 */
final class LogCursor {
  private static final Duration OVERLAP = Duration.ofSeconds(2);

  private static final class Position {
    private String time = "";

    /** Pieces seen with exactly this time. */
    private int seen;

    /** Of those, how many the present stream has yet to repeat. */
    private int repeats;

    /** Whether a stream that was opened again has not yet come to what is new. */
    private boolean behind;
  }

  private final Map<Channel, Position> positions = new EnumMap<>(Channel.class);
  private int attempt = 1;

  void attempt(int number) {
    attempt = number;
  }

  int attempt() {
    return attempt;
  }

  /** From where a new stream has to begin; empty if nothing was seen yet. */
  Optional<Instant> reopenAt() {
    return positions.values().stream()
        .map(position -> position.time)
        .max(String::compareTo)
        .map(Instant::parse)
        .map(latest -> latest.minus(OVERLAP));
  }

  /** A new stream repeats what was seen. */
  void reopened() {
    positions
        .values()
        .forEach(position -> {
          position.repeats = position.seen;
          position.behind = true;
        });
  }

  /**
   * Whether this piece was not seen before.
   *
   * @param time as the engine writes it, of fixed width and in UTC, so that it sorts as text
   */
  boolean isNew(Channel channel, String time) {
    Position position = positions.computeIfAbsent(channel, any -> new Position());
    if (position.behind && isRepeated(position, time)) {
      return false;
    }
    // From here on the times do not matter: the host's clock may be set back while it is followed.
    position.behind = false;
    position.seen = time.equals(position.time) ? position.seen + 1 : 1;
    position.time = time;
    return true;
  }

  private static boolean isRepeated(Position position, String time) {
    int order = time.compareTo(position.time);
    if (order == 0 && position.repeats > 0) {
      position.repeats--;
      return true;
    }
    return order < 0;
  }
}
