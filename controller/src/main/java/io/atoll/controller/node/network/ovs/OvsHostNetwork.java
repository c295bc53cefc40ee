package io.atoll.controller.node.network.ovs;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.HostNetwork;
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
import io.atoll.controller.node.network.host.Joining;
import io.atoll.controller.node.network.host.LinuxHost;
import io.atoll.controller.node.network.host.Names;
import io.atoll.controller.node.network.ovsdb.OvsPort;
import io.atoll.controller.node.network.ovsdb.OvsSwitch;
import io.atoll.controller.runtime.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * This host's network on Open vSwitch. Joins and leaves run side by side under the shared lock,
 * because a repair in their middle, which takes the exclusive one, would undo them. The comparison
 * that finds out whether there is something to repair takes neither.
 */
public final class OvsHostNetwork implements HostNetwork, AutoCloseable {
  /** A difference that was seen this often among joins is no longer put down to them. */
  private static final int PATIENCE = 5;

  private final NetworkSettings settings;
  private final OvsSwitch bridge;
  private final LinuxHost host;
  private final OvsFlows flows;
  private final Addresses addresses;
  private final Attachments attachments;
  private final Views views;
  private final Convergence convergence;
  private final Runnable disturbance;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final ReentrantLock comparing = new ReentrantLock();

  /** Counts joins and leaves that have ended. */
  private final AtomicLong changes = new AtomicLong();

  @GuardedBy("comparing")
  private int disputed;

  /** Null until Open vSwitch's run directory was there. */
  private volatile @Nullable SwitchWatch watch;

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
    this.attachments = new Attachments(settings.dataDirectory().resolve("network/attachments"));
    this.views = new Views(file("view", NetworkView.class));
    this.convergence = new Convergence(bridge, host, flows, addresses, attachments, this::plan);
    this.disturbance = disturbance;
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
   * Compares everything with what it should be, and repairs it. Joins and leaves go on during the
   * comparison and wait only for a repair.
   *
   * @return whether it should be compared again soon
   */
  public boolean converge() {
    comparing.lock();
    try {
      watch();
      long before = changes.get();
      if (!convergence.differs()) {
        disputed = 0;
        return false;
      }
      boolean alone = before == changes.get() && lock.getReadLockCount() == 0;
      if (!alone && ++disputed < PATIENCE) {
        return true;
      }
      disputed = 0;
      return exclusively(convergence::run);
    } finally {
      comparing.unlock();
    }
  }

  /** Not at the start: Open vSwitch may be started or installed later. */
  private void watch() {
    SwitchWatch known = watch;
    if (known == null || !known.isWatching()) {
      watch = SwitchWatch.start(settings.runDirectory(), Names.BRIDGE, disturbance);
    }
  }

  private boolean exclusively(BooleanSupplier repair) {
    lock.writeLock().lock();
    try {
      return repair.getAsBoolean();
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
  public Ipv4 gateway(String network, Ipv4 address) {
    return Block.gateway(block(network, address));
  }

  @Override
  public void release(String worker) {
    addresses.release(worker);
  }

  @Override
  public void attach(Attachment attachment) {
    if (!ready(attachment)) {
      exclusively(() -> !ready(attachment) && convergence.run());
    }
    beside(() -> join(attachment));
  }

  private void beside(Runnable change) {
    lock.readLock().lock();
    try {
      change.run();
    } finally {
      changes.incrementAndGet();
      lock.readLock().unlock();
    }
  }

  /** Whether the worker's network is set up here. */
  private boolean ready(Attachment attachment) {
    NetworkView.Accepted accepted = accepted(attachment.network());
    addresses.adopt(attachment.worker(), attachment.network(), attachment.address());
    return bridge.port(Names.gateway(accepted.vni())).isPresent()
        && bridge.port(Names.tunnel(accepted.vni())).isPresent()
        && convergence.covers(block(attachment));
  }

  private void join(Attachment attachment) {
    Ipv4 gateway = Block.gateway(block(attachment));
    String link = Names.worker(attachment.instance());
    try (Joining joining = host.join(link, attachment.address(), attachment.pid())) {
      joining.awaitLink();
      attachments.put(attachment);
      if (bridge.port(link).isEmpty()) {
        bridge.add(List.of(PortIds.port(attachment)));
      }
      flows.add(flowsOf(attachment, port(link)));
      joining.open(gateway);
    }
  }

  private OvsPort port(String link) {
    return bridge
        .port(link)
        .filter(OvsPort::open)
        .orElseThrow(() ->
            new NetworkException(
                Category.UNAVAILABLE, "ovs-vswitchd could not open the port " + link, null));
  }

  @Override
  public void detach(String instance) {
    beside(() -> leave(instance));
  }

  private void leave(String instance) {
    String link = Names.worker(instance);
    // Flows first: the port's number may be another's soon.
    attachments
        .find(instance)
        .ifPresent(ended ->
            bridge.port(link).filter(OvsPort::open).ifPresent(port -> removeFlows(ended, port)));
    bridge.remove(Set.of(link));
    host.removeLink(link);
    attachments.remove(instance);
  }

  private void removeFlows(Attachment ended, OvsPort port) {
    if (views.current().networks().containsKey(ended.network())) {
      flows.remove(flowsOf(ended, port));
      // The worker's next attempt has the same address.
      attachments.all().stream()
          .filter(other -> other.worker().equals(ended.worker()) && !other.equals(ended))
          .forEach(this::restoreFlows);
    }
  }

  private void restoreFlows(Attachment attachment) {
    bridge
        .port(Names.worker(attachment.instance()))
        .filter(OvsPort::open)
        .ifPresent(port -> flows.add(flowsOf(attachment, port)));
  }

  private Set<Flow> flowsOf(Attachment attachment, OvsPort port) {
    return NodePlan.flows(
        settings.address(), accepted(attachment.network()), attachment, port.number());
  }

  @Override
  public Set<String> attached() {
    convergence.recover();
    return attachments.all().stream()
        .filter(it -> host.opened(it.pid()))
        .map(Attachment::instance)
        .collect(ImmutableSet.toImmutableSet());
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
    return block(attachment.network(), attachment.address());
  }

  private Cidr block(String network, Ipv4 address) {
    return addresses.blocks(network, accepted(network).range()).stream()
        .filter(block -> block.contains(address))
        .findFirst()
        .orElseThrow(() ->
            new NetworkException(
                Category.INTERNAL,
                "%s is in no block of network %s on node %s"
                    .formatted(address, network, settings.node()),
                null));
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
    SwitchWatch known = watch;
    if (known != null) {
      known.close();
    }
    bridge.close();
  }
}
