package io.atoll.agent.traffic;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.api.agent.Sample.Application;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What came through the proxy between two moments, by application. Pure.
 *
 * @param applications to which something came, or where something is in progress
 * @param sessions of the busiest workers
 */
public record Look(
    Duration span, Map<String, Application> applications, Map<String, Integer> sessions) {
  private static final ImmutableMap<String, ProxyFigure> CLASSES =
      ImmutableMap.of(
          "1xx", ProxyFigure.RESPONSES_1XX,
          "2xx", ProxyFigure.RESPONSES_2XX,
          "3xx", ProxyFigure.RESPONSES_3XX,
          "4xx", ProxyFigure.RESPONSES_4XX,
          "5xx", ProxyFigure.RESPONSES_5XX);

  public Look {
    applications = ImmutableMap.copyOf(applications);
    sessions = ImmutableMap.copyOf(sessions);
  }

  /**
   * @param span longer than nothing
   */
  static Look between(
      BackendFigures before,
      BackendFigures now,
      Latencies times,
      Duration span,
      Map<String, Integer> sessions) {
    ImmutableMap.Builder<String, Application> all = ImmutableMap.builder();
    for (String application : now.names()) {
      long came = now.since(before, application, ProxyFigure.SESSIONS);
      long answered = now.since(before, application, ProxyFigure.ANSWERED);
      if (came > 0 || answered > 0 || now.get(application, ProxyFigure.RUNNING) > 0) {
        all.put(application, new Between(before, now, application, span).application(times));
      }
    }
    return new Look(span, all.buildOrThrow(), sessions);
  }

  private record Between(
      BackendFigures before, BackendFigures now, String application, Duration span) {

    Application application(Latencies times) {
      return new Application(
          rate(ProxyFigure.SESSIONS),
          rate(ProxyFigure.ANSWERED),
          responses(),
          sessions(times),
          now.get(application, ProxyFigure.QUEUED),
          rate(ProxyFigure.RETRIES),
          rate(ProxyFigure.CONNECTION_ERRORS, ProxyFigure.RESPONSE_ERRORS),
          times.percentile(application, 95),
          times.percentile(application, 99));
    }

    private Map<String, Double> responses() {
      Map<String, Double> responses =
          new LinkedHashMap<>(Maps.transformValues(CLASSES, this::rate));
      responses.values().removeIf(rate -> rate == 0);
      return responses;
    }

    private double rate(ProxyFigure... counters) {
      long count = 0;
      for (ProxyFigure counter : counters) {
        count += now.since(before, application, counter);
      }
      return Math.round(exact(count) * 10) / 10.0;
    }

    private double exact(long count) {
      return count * 1e9 / span.toNanos();
    }

    /**
     * On average, if enough were answered: in progress is rate times mean time (Little's law). What
     * is in progress at one moment says little if it is few.
     */
    private double sessions(Latencies times) {
      OptionalDouble mean = times.mean(application);
      double rate = exact(now.since(before, application, ProxyFigure.SESSIONS));
      return mean.isPresent()
          ? Math.round(rate * mean.getAsDouble() * 1000) / 1000.0
          : now.get(application, ProxyFigure.RUNNING);
    }
  }
}
