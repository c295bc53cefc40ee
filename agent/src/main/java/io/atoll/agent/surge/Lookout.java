package io.atoll.agent.surge;

import io.atoll.agent.traffic.Arrivals;
import io.atoll.agent.traffic.TrafficMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees between two reports that so much comes that others should know at once. Looks at the proxy
 * only while somebody wants to know. One thread, that of the reports.
 */
public final class Lookout {
  private static final Logger log = LoggerFactory.getLogger(Lookout.class);

  private final Rooms rooms;
  private final @Nullable TrafficMeter traffic;

  /**
   * @param traffic null on a host without a proxy
   */
  public Lookout(Rooms rooms, @Nullable TrafficMeter traffic) {
    this.rooms = rooms;
    this.traffic = traffic;
  }

  /** To be called after each report: follows the store again if it was lost. */
  public void settle() {
    if (traffic != null) {
      rooms.follow();
    }
  }

  /**
   * Whether more came than was told, by more than chance and the room that is known. Blocks while
   * HAProxy answers.
   *
   * @param told requests a second by application, as the store has them
   * @param uptime monotonic time
   */
  public boolean seesSurge(Map<String, Double> told, Duration uptime) {
    Map<String, Double> known = rooms.known();
    if (traffic == null || known.isEmpty()) {
      return false;
    }
    Optional<Arrivals> arrivals = traffic.arrivals(uptime);
    return arrivals.isPresent()
        && known.entrySet().stream()
            .anyMatch(it -> surges(it.getKey(), it.getValue(), told, arrivals.get()));
  }

  private static boolean surges(
      String application, double room, Map<String, Double> told, Arrivals arrivals) {
    long arrived = arrivals.counts().getOrDefault(application, 0L);
    double rate = told.getOrDefault(application, 0.0);
    boolean surge = Surge.is(arrived, rate, room, arrivals.span());
    if (surge) {
      log.debug(
          "event=surge application={} arrived={} span={} told={} room={}",
          application,
          arrived,
          arrivals.span(),
          rate,
          room);
    }
    return surge;
  }
}
