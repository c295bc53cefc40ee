package io.atoll.controller.node.network;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.runtime.Calls;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Metrics;
import java.util.Set;

/** Counts and times what workers ask of a network. */
public final class MeasuredNetwork implements HostNetwork {
  private final HostNetwork network;
  private final Calls calls;

  public MeasuredNetwork(HostNetwork network, Metrics metrics, Clock clock) {
    this.network = network;
    this.calls =
        new Calls(metrics, clock, "network", "the host's network", MeasuredNetwork::category);
  }

  private static String category(RuntimeException thrown) {
    return thrown instanceof NetworkException failed
        ? Figures.word(failed.category())
        : "unexpected";
  }

  @Override
  public Ipv4 address(String name, String worker) {
    return calls.ask("address", () -> network.address(name, worker));
  }

  @Override
  public Ipv4 gateway(String name, Ipv4 address) {
    return network.gateway(name, address);
  }

  @Override
  public void release(String worker) {
    calls.tell("release", () -> network.release(worker));
  }

  @Override
  public void attach(Attachment attachment) {
    calls.tell("attach", () -> network.attach(attachment));
  }

  @Override
  public void detach(String instance) {
    calls.tell("detach", () -> network.detach(instance));
  }

  @Override
  public Set<String> attached() {
    return calls.ask("attached", network::attached);
  }
}
