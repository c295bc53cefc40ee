package io.atoll.agent.traffic;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.Map;

/**
 * What has come since the last report was measured.
 *
 * @param counts requests by application
 */
public record Arrivals(Duration span, Map<String, Long> counts) {
  public Arrivals {
    counts = ImmutableMap.copyOf(counts);
  }
}
