package io.atoll.controller.manager.world;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.ProxyReport;
import java.util.List;

/**
 * What the proxies that live say of themselves.
 *
 * @param reports of each; one that cannot be read says nothing of any worker
 */
public record Proxies(List<ProxyReport> reports) {
  public static final Proxies NONE = new Proxies(List.of());

  public Proxies {
    reports = ImmutableList.copyOf(reports);
  }

  /** Whether each has taken the worker out of traffic and has no session left with it. */
  public boolean doneWith(String worker) {
    return reports.stream().allMatch(it -> it.draining().getOrDefault(worker, 1) == 0);
  }
}
