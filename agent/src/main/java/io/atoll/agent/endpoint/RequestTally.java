package io.atoll.agent.endpoint;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts requests by route and outcome since the start. Routes and not paths, and all refusals that
 * come before a route together, so that no client can make it grow. Thread-safe.
 */
public final class RequestTally {
  private static final String NONE = "none";

  /**
   * @param route as in {@code /v1/workers/{worker}/logs}, or {@code none}
   * @param code the status of HTTP
   */
  public record Kind(String method, String route, int code) {}

  private final Map<Kind, LongAdder> answers = new ConcurrentHashMap<>();
  private final LongAdder running = new LongAdder();

  void began() {
    running.increment();
  }

  void ended() {
    running.decrement();
  }

  void answered(String method, String route, int code) {
    count(new Kind(method, route, code));
  }

  /** Without a token, a route, a free place or the right protocol. */
  void refused(int code) {
    count(new Kind(NONE, NONE, code));
  }

  private void count(Kind kind) {
    answers.computeIfAbsent(kind, key -> new LongAdder()).increment();
  }

  public ImmutableMap<Kind, Long> answers() {
    return ImmutableMap.copyOf(Maps.transformValues(answers, LongAdder::sum));
  }

  /** Requests, streams and conversations that have not ended. */
  public long running() {
    return running.sum();
  }
}
