package io.atoll.api.agent;

import java.util.Arrays;
import java.util.Optional;

/** What a frame carries, by the number in its header. The first four are the engine's own. */
public enum Channel {
  /** Towards a command: its input. Towards a client: empty, a sign of life. */
  INPUT(0),
  OUTPUT(1),
  ERRORS(2),
  /** The engine's own words about a failure within the stream. */
  ENGINE(3),
  /** The agent's words about the stream: a {@link Notice}. */
  NOTICE(4);

  private final byte number;

  Channel(int number) {
    this.number = (byte) number;
  }

  public byte number() {
    return number;
  }

  public static Optional<Channel> of(int number) {
    return Arrays.stream(values()).filter(it -> it.number == number).findFirst();
  }
}
