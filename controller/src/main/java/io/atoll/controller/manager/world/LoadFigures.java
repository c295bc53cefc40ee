package io.atoll.controller.manager.world;

import com.google.common.collect.ImmutableMap;
import io.atoll.controller.manager.autoscale.Traffic;
import io.atoll.controller.manager.autoscale.WorkerFigures.Use;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one application.
 *
 * @param use by worker's name; without those that nobody has measured
 * @param traffic null if no proxy has told anything
 * @param sessions of the busiest workers of all applications by name, through all proxies; others
 *     have fewer
 */
public record LoadFigures(
    Map<String, Use> use, @Nullable Traffic traffic, Map<String, Integer> sessions) {
  public static final LoadFigures NONE = new LoadFigures(Map.of(), null, Map.of());

  public LoadFigures {
    use = ImmutableMap.copyOf(use);
    sessions = ImmutableMap.copyOf(sessions);
  }
}
