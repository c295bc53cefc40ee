package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.api.agent.Sample;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.api.state.NodeStats.Traffic;
import io.atoll.api.state.NodeStats.WorkerStats;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of samples what others decide by. Remembers how much each worker was held back last,
 * which not every sample tells. One thread.
 */
final class Digest {
  private final Map<String, Double> throttled = new HashMap<>();

  NodeStats of(Sample sample) {
    throttled.keySet().retainAll(sample.workers().keySet());
    return new NodeStats(
        sample.at(),
        sample.node().cpu(),
        sample.node().memory(),
        sample.node().load(),
        ImmutableMap.copyOf(Maps.transformEntries(sample.workers(), this::worker)),
        0,
        proxied(sample));
  }

  private WorkerStats worker(String name, Sample.Worker worker) {
    Sample.Detail detail = worker.detail();
    if (detail != null) {
      throttled.put(name, orNothing(detail.throttled()));
    }
    Double share = throttled.get(name);
    return new WorkerStats(worker.cpu(), worker.memory(), worker.pids(), unlessNothing(share));
  }

  private static @Nullable Proxied proxied(Sample sample) {
    Sample.Proxied proxied = sample.proxied();
    return proxied == null
        ? null
        : new Proxied(
            sample.span(),
            ImmutableMap.copyOf(Maps.transformValues(proxied.applications(), Digest::traffic)),
            proxied.sessions());
  }

  private static Traffic traffic(Sample.Application seen) {
    return new Traffic(
        seen.rate(),
        seen.answered(),
        seen.sessions(),
        seen.p95(),
        seen.p99(),
        unlessNothing(seen.errors()),
        unlessNothing(seen.queue()));
  }

  private static double orNothing(@Nullable Double figure) {
    return figure == null ? 0 : figure;
  }

  private static @Nullable Double unlessNothing(@Nullable Double figure) {
    return figure == null || figure == 0 ? null : figure;
  }
}
