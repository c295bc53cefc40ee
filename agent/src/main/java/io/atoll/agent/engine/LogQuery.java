package io.atoll.agent.engine;

import java.util.Optional;

/**
 * Which lines of a log.
 *
 * @param since seconds since 1970, with a fraction; also {@code until}
 * @param tail a number or {@code all}
 */
public record LogQuery(
    boolean follow,
    Optional<String> since,
    Optional<String> until,
    String tail,
    boolean timestamps) {

  /** The same from the beginning, for what comes after the first attempt that was asked for. */
  public LogQuery forNextAttempt() {
    return new LogQuery(follow, since, until, "all", timestamps);
  }

  String parameters() {
    StringBuilder text = new StringBuilder("stdout=1&stderr=1");
    text.append(follow ? "&follow=1" : "").append(timestamps ? "&timestamps=1" : "");
    since.ifPresent(it -> text.append("&since=").append(EngineCalls.encode(it)));
    until.ifPresent(it -> text.append("&until=").append(EngineCalls.encode(it)));
    return text.append("&tail=").append(EngineCalls.encode(tail)).toString();
  }
}
