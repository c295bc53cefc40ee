package io.atoll.agent.traffic;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came through the proxy from one look to the next. One thread. */
public final class TrafficMeter {
  private static final Logger log = LoggerFactory.getLogger(TrafficMeter.class);

  /** They are for choosing who leaves, and matter where they are long. */
  private static final Duration SESSIONS_EVERY = Duration.ofSeconds(10);

  private final ProxySocket proxy;
  private final RequestLog requests;
  private @Nullable Moment last;
  private Map<String, Integer> sessions = Map.of();
  private @Nullable Duration sessionsAt;

  /**
   * @param uptime monotonic time
   */
  private record Moment(BackendFigures figures, Duration uptime) {}

  /**
   * @param requests HAProxy's log of requests
   */
  public TrafficMeter(ProxySocket proxy, Path requests) {
    this.proxy = proxy;
    this.requests = new RequestLog(requests);
  }

  /**
   * From the look before to this one. Blocks while HAProxy answers. Empty if it does not, or just
   * began to.
   *
   * @param uptime monotonic time
   */
  public Optional<Look> look(Duration uptime) {
    Moment before = last;
    last = null;
    try {
      Moment now = new Moment(BackendFigures.of(proxy.backends()), uptime);
      refreshSessions(uptime);
      Latencies times = Latencies.parse(requests.appended());
      last = now;
      return Optional.ofNullable(before)
          .filter(it -> uptime.compareTo(it.uptime()) > 0)
          .map(it ->
              Look.between(
                  it.figures(), now.figures(), times, uptime.minus(it.uptime()), sessions));
    } catch (IOException e) {
      log.debug("event=proxyUnread message=\"{}\"", e.getMessage());
      return Optional.empty();
    }
  }

  private void refreshSessions(Duration uptime) throws IOException {
    if (sessionsAt == null || uptime.minus(sessionsAt).compareTo(SESSIONS_EVERY) >= 0) {
      sessions = ServerSessions.of(proxy.servers());
      sessionsAt = uptime;
    }
  }

  /** A glance at what came since the last look, which stays the last. Blocks and is empty alike. */
  public Optional<Arrivals> arrivals(Duration uptime) {
    Moment before = last;
    if (before == null) {
      return Optional.empty();
    }
    try {
      BackendFigures now = BackendFigures.of(proxy.backends());
      ImmutableMap<String, Long> counts =
          Maps.toMap(now.names(), it -> now.since(before.figures(), it, ProxyFigure.SESSIONS));
      return Optional.of(new Arrivals(uptime.minus(before.uptime()), counts));
    } catch (IOException e) {
      log.debug("event=proxyUnread message=\"{}\"", e.getMessage());
      return Optional.empty();
    }
  }
}
