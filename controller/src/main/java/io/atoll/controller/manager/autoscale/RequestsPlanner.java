package io.atoll.controller.manager.autoscale;

import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.state.ScaleMemory.Load;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From the rate of requests to how many workers there should be. Pure. */
final class RequestsPlanner {
  private RequestsPlanner() {}

  /**
   * @param load null if nothing fresh is known
   * @param complete whether all proxies have told; if not there are at least so many
   */
  static Answer plan(
      Metric.RequestsPerSecond metric, int current, @Nullable Load load, boolean complete) {
    if (load == null) {
      return new Answer.Blind(metric, "requests: no proxy has told its figures");
    }
    int count = Tolerance.follow(current, load.mean() / metric.target());
    String why =
        String.format(
            Locale.ROOT,
            "requests: %.4g a second, %.4g for each worker",
            load.mean(),
            metric.target());
    return complete || count > current
        ? new Answer.Wants(metric, count, why)
        : new Answer.Blind(metric, why + ", but not all proxies have told theirs");
  }
}
