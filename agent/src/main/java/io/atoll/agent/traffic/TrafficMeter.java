package io.atoll.agent.traffic;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.api.state.NodeStats.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came through the proxy from one look to the next. One thread. */
public final class TrafficMeter {
  private static final Logger log = LoggerFactory.getLogger(TrafficMeter.class);

  /** They are for choosing who leaves, and matter where they are long. */
  private static final Duration SESSIONS_EVERY = Duration.ofSeconds(10);

  private final FiguresSource source;
  private final RequestLog requests;
  private @Nullable BackendFigures last;
  private Duration lastAt = Duration.ZERO;
  private Map<String, Integer> sessions = Map.of();
  private @Nullable Duration sessionsAt;

  /**
   * @param requests HAProxy's log of requests
   */
  public TrafficMeter(FiguresSource source, Path requests) {
    this.source = source;
    this.requests = new RequestLog(requests);
  }

  /**
   * Blocks while HAProxy answers. Null if it does not, or just began to.
   *
   * @param uptime monotonic time
   */
  public @Nullable Proxied look(Duration uptime) {
    try {
      BackendFigures now = BackendFigures.parse(source.read("backend"));
      refreshSessions(uptime);
      Latencies latencies = Latencies.parse(requests.appended());
      BackendFigures before = last;
      Duration span = uptime.minus(lastAt);
      last = now;
      lastAt = uptime;
      return before == null || !span.isPositive() ? null : between(before, now, latencies, span);
    } catch (IOException e) {
      log.debug("event=proxyUnread message=\"{}\"", e.getMessage());
      last = null;
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      last = null;
      return null;
    }
  }

  private void refreshSessions(Duration uptime) throws IOException, InterruptedException {
    if (sessionsAt == null || uptime.minus(sessionsAt).compareTo(SESSIONS_EVERY) >= 0) {
      sessions = ServerSessions.parse(source.read("server"));
      sessionsAt = uptime;
    }
  }

  private Proxied between(
      BackendFigures before, BackendFigures now, Latencies latencies, Duration span) {
    ImmutableMap.Builder<String, Traffic> all = ImmutableMap.builder();
    now.requests()
        .keySet()
        .forEach(application -> {
          double rate = rate(before.requests(), now.requests(), application, span);
          double sessions = sessions(now, latencies, application, rate);
          if (rate > 0 || sessions > 0) {
            all.put(
                application,
                new Traffic(
                    tenths(rate),
                    tenths(rate(before.answered(), now.answered(), application, span)),
                    sessions,
                    latencies.percentile(application, 95),
                    latencies.percentile(application, 99)));
          }
        });
    return new Proxied(Duration.ofMillis(span.toMillis()), all.buildOrThrow(), sessions);
  }

  /** After a reload HAProxy counts from nothing. */
  private static double rate(
      Map<String, Double> before, Map<String, Double> now, String application, Duration span) {
    double count = now.getOrDefault(application, 0.0);
    double more = count - before.getOrDefault(application, 0.0);
    return (more < 0 ? count : more) * 1e9 / span.toNanos();
  }

  /**
   * On average, if enough were answered: in progress is rate times mean time (Little's law). What
   * is in progress at one moment says little if it is few.
   */
  private static double sessions(
      BackendFigures now, Latencies latencies, String application, double rate) {
    OptionalDouble mean = latencies.mean(application);
    return mean.isPresent()
        ? Math.round(rate * mean.getAsDouble() * 1000) / 1000.0
        : now.sessions().getOrDefault(application, 0.0);
  }

  private static double tenths(double figure) {
    return Math.round(figure * 10) / 10.0;
  }
}
