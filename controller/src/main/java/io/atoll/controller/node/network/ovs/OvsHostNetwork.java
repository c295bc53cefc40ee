package io.atoll.controller.node.network.ovs;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.HostNetwork;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.node.network.address.AddressBook;
import io.atoll.controller.node.network.address.Addresses;
import io.atoll.controller.node.network.address.BlockClaims;
import io.atoll.controller.node.network.address.DiskFile;
import io.atoll.controller.node.network.flow.Flow;
import io.atoll.controller.node.network.flow.OvsFlows;
import io.atoll.controller.node.network.host.Commands;
import io.atoll.controller.node.network.host.LinuxHost;
import io.atoll.controller.node.network.host.Names;
import io.atoll.controller.node.network.ovsdb.OvsBridge;
import io.atoll.controller.node.network.ovsdb.OvsPort;
import io.atoll.controller.node.network.ovsdb.OvsSwitch;
import io.atoll.controller.runtime.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * This host's network on Open vSwitch. Joins and leaves run side by side under the shared lock,
 * because a full comparison in their middle, which takes the exclusive one, would undo them.
 */
public final class OvsHostNetwork implements HostNetwork, AutoCloseable {
  private final NetworkSettings settings;
  private final OvsSwitch bridge;
  private final SwitchWatch watch;
  private final LinuxHost host;
  private final OvsFlows flows;
  private final Addresses addresses;
  private final Attachments attachments;
  private final Views views;
  private final Convergence convergence;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /**
   * @param disturbance called when something outside changed the network: {@link #converge} should
   *     be called soon; it must not block
   */
  public OvsHostNetwork(
      NetworkSettings settings, BlockClaims claims, Clock clock, Runnable disturbance) {
    this.settings = settings;
    Commands commands = new Commands(settings.commandPrefix());
    this.host = new LinuxHost(commands);
    this.flows = new OvsFlows(commands, settings.runDirectory(), Names.BRIDGE);
    this.bridge = new OvsSwitch(settings.runDirectory(), Names.BRIDGE, disturbance);
    this.addresses =
        new Addresses(settings.node(), claims, clock, file("addresses", AddressBook.class));
    this.attachments = new Attachments(file("attachments", Attachments.Saved.class));
    this.views = new Views(file("view", NetworkView.class));
    this.convergence = new Convergence(bridge, host, flows, addresses, attachments, this::plan);
    this.watch = SwitchWatch.start(settings.runDirectory(), Names.BRIDGE, disturbance);
  }

  private <T> DiskFile<T> file(String name, Class<T> type) {
    return new DiskFile<>(
        settings.dataDirectory().resolve("network").resolve(name + ".yaml"), type);
  }

  /** Takes the cluster's word about networks, blocks and nodes; {@link #converge} acts on it. */
  public void update(NetworkView view) {
    views.update(view);
    addresses.learn(view);
  }

  /** Makes the cluster's record of this node's blocks complete; needs the cluster. */
  public void confirm(NetworkView view) {
    addresses.confirm(view);
  }

  /**
   * Compares everything with what it should be, and repairs it.
   *
   * @return whether there was something to repair
   */
  public boolean converge() {
    lock.writeLock().lock();
    try {
      return convergence.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public Ipv4 address(String network, String worker) {
    convergence.recover();
    return addresses.address(network, views.current(), worker);
  }

  @Override
  public void release(String worker) {
    addresses.release(worker);
  }

  @Override
  public void attach(Attachment attachment) {
    if (!ready(attachment)) {
      converge();
    }
    lock.readLock().lock();
    try {
      join(attachment);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Whether the worker's network is set up here. */
  private boolean ready(Attachment attachment) {
    NetworkView.Accepted accepted = accepted(attachment.network());
    addresses.adopt(attachment.worker(), attachment.network(), attachment.address());
    Map<String, OvsPort> ports = bridge.bridge().map(OvsBridge::ports).orElse(Map.of());
    return ports.containsKey(Names.gateway(accepted.vni()))
        && ports.containsKey(Names.tunnel(accepted.vni()))
        && convergence.covers(block(attachment));
  }

  private void join(Attachment attachment) {
    Ipv4 gateway = Block.gateway(block(attachment));
    String link = Names.worker(attachment.instance());
    host.createLink(link, MacAddress.ofWorker(attachment.address()), attachment.pid());
    attachments.put(attachment);
    if (!bridge.bridge().map(OvsBridge::ports).orElse(Map.of()).containsKey(link)) {
      bridge.add(List.of(PortIds.port(attachment)));
    }
    flows.install(this::wantedFlows);
    // Last, so that the first packet finds its way.
    host.configure(attachment.address(), gateway, attachment.pid());
  }

  @Override
  public void detach(String instance) {
    String link = Names.worker(instance);
    lock.readLock().lock();
    try {
      bridge.remove(Set.of(link));
      flows.install(this::wantedFlows);
      host.removeLink(link);
      attachments.remove(instance);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Set<String> attached() {
    convergence.recover();
    return attachments.instances();
  }

  private NetworkView.Accepted accepted(String network) {
    NetworkView.Accepted accepted = views.current().networks().get(network);
    if (accepted == null) {
      throw new NetworkException(
          Category.UNKNOWN_NETWORK,
          "network %s is not known on node %s yet".formatted(network, settings.node()),
          null);
    }
    return accepted;
  }

  private Cidr block(Attachment attachment) {
    return addresses.blocks(attachment.network(), accepted(attachment.network()).range()).stream()
        .filter(block -> block.contains(attachment.address()))
        .findFirst()
        .orElseThrow(() ->
            new NetworkException(
                Category.INTERNAL,
                "%s of worker %s is in no block of node %s"
                    .formatted(attachment.address(), attachment.worker(), settings.node()),
                null));
  }

  private Set<Flow> wantedFlows() {
    return bridge.bridge().map(plan()::flows).orElse(Set.of());
  }

  private NodePlan plan() {
    NetworkView view = views.current();
    ImmutableMap.Builder<String, List<Cidr>> own = ImmutableMap.builder();
    for (String network : addresses.usedNetworks()) {
      NetworkView.Accepted accepted = view.networks().get(network);
      List<Cidr> blocks =
          accepted == null ? List.of() : addresses.blocks(network, accepted.range());
      if (!blocks.isEmpty()) {
        own.put(network, blocks);
      }
    }
    return new NodePlan(
        settings.node(), settings.address(), view, own.buildOrThrow(), attachments.all());
  }

  @Override
  public void close() {
    watch.close();
    bridge.close();
  }
}
