package io.atoll.controller.proxy.haproxy;

import io.atoll.controller.proxy.config.Picture;
import io.atoll.controller.runtime.Calls;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.Map;
import java.util.Set;

/** Counts and times what a proxy is told, and what it does not take. */
public final class MeasuredProxy implements Proxy {
  private final Proxy proxy;
  private final Calls calls;
  private final Counter refusals;

  public MeasuredProxy(Proxy proxy, Metrics metrics, Clock clock) {
    this.proxy = proxy;
    this.calls =
        new Calls(
            metrics,
            clock,
            "proxy",
            "HAProxy",
            thrown -> thrown instanceof ProxyException ? "failed" : "unexpected");
    this.refusals =
        metrics.counter(
            "atoll_proxy_refusals_total",
            "Configurations that were not taken: refused by HAProxy, or it is absent.",
            "reason");
    refusals.initLabelValues("refused");
    refusals.initLabelValues("absent");
  }

  @Override
  public Applied apply(Picture picture) throws InterruptedException {
    Applied applied = calls.ask("apply", () -> proxy.apply(picture));
    switch (applied) {
      case Applied.Done done -> {}
      case Applied.Refused refused -> refusals.labelValues("refused").inc();
      case Applied.Absent absent -> refusals.labelValues("absent").inc();
    }
    return applied;
  }

  @Override
  public Set<Integer> taken(Set<Integer> ports) {
    return proxy.taken(ports);
  }

  @Override
  public Map<String, Integer> sessions() {
    return calls.ask("sessions", proxy::sessions);
  }

  @Override
  public boolean running() {
    return proxy.running();
  }

  @Override
  public void boundLog() {
    proxy.boundLog();
  }

  @Override
  public void onEnd(Runnable listener) {
    proxy.onEnd(listener);
  }
}
