package io.atoll.controller.node.network.ovs;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.atoll.api.value.Cidr;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.address.Addresses;
import io.atoll.controller.node.network.flow.Flow;
import io.atoll.controller.node.network.flow.OvsFlows;
import io.atoll.controller.node.network.host.HostDifference;
import io.atoll.controller.node.network.host.HostPlanner;
import io.atoll.controller.node.network.host.HostState;
import io.atoll.controller.node.network.host.LinuxHost;
import io.atoll.controller.node.network.host.Names;
import io.atoll.controller.node.network.ovsdb.OvsBridge;
import io.atoll.controller.node.network.ovsdb.OvsSwitch;
import io.atoll.controller.node.network.ovsdb.PortSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One full comparison of bridge and host with the plan, in an order in which nothing leaks: rules
 * and unreachable routes first, flows last. Not thread-safe but for {@link #covers} and {@link
 * #recover}; idempotent.
 */
final class Convergence {
  private static final Logger LOG = LoggerFactory.getLogger(Convergence.class);

  private final OvsSwitch ovs;
  private final LinuxHost host;
  private final OvsFlows flows;
  private final Addresses addresses;
  private final Attachments attachments;
  private final Supplier<NodePlan> plan;
  private volatile ImmutableSet<Cidr> covered = ImmutableSet.of();
  private volatile boolean recovered;

  Convergence(
      OvsSwitch ovs,
      LinuxHost host,
      OvsFlows flows,
      Addresses addresses,
      Attachments attachments,
      Supplier<NodePlan> plan) {
    this.ovs = ovs;
    this.host = host;
    this.flows = flows;
    this.addresses = addresses;
    this.attachments = attachments;
    this.plan = plan;
  }

  /** Whether the block's gateway was set up by the last comparison. */
  boolean covers(Cidr block) {
    return covered.contains(block);
  }

  /** Learns from the switch, once, what a lost disk has forgotten. */
  void recover() {
    if (recovered) {
      return;
    }
    ovs.bridge().map(OvsBridge::ports).orElse(Map.of()).values().stream()
        .flatMap(port -> PortIds.attachment(port).stream())
        .filter(found -> !attachments.instances().contains(found.instance()))
        .forEach(this::adopt);
    recovered = true;
  }

  private void adopt(Attachment found) {
    LOG.info("event=attachment-found worker={} instance={}", found.worker(), found.instance());
    addresses.adopt(found.worker(), found.network(), found.address());
    attachments.put(found);
  }

  /**
   * Whether something may be other than it should. Changes nothing but rules; runs beside joins and
   * leaves, and may take what they are about to do for a difference.
   */
  boolean differs() {
    recover();
    Set<String> joined = attachments.instances();
    HostState found = host.read();
    Optional<OvsBridge> bridge = ovs.bridge();
    NodePlan wanted = plan.get();
    host.firewall(wanted.ranges());
    boolean same =
        bridge.filter(has -> isCorrect(has, datapath())).isPresent()
            && joined.stream().map(Names::worker).allMatch(found.links()::containsKey)
            && workersAndNetworks(bridge.get()).equals(wanted.ports().keySet())
            && HostDifference.script(found, HostPlanner.plan(wanted.host())).isEmpty()
            && !flows.differ(wanted.flows(bridge.get()));
    if (same) {
      covered = coveredBy(wanted);
    }
    return !same;
  }

  private static Set<String> workersAndNetworks(OvsBridge bridge) {
    return Sets.filter(bridge.ports().keySet(), name -> !name.equals(Names.BRIDGE));
  }

  private static ImmutableSet<Cidr> coveredBy(NodePlan plan) {
    return plan.own().values().stream()
        .flatMap(List::stream)
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Repairs what differs; nobody may join or leave meanwhile. */
  boolean run() {
    recover();
    HostState found = host.read();
    forgetDead(found);
    NodePlan wanted = plan.get();
    HostState should = HostPlanner.plan(wanted.host());
    host.firewall(wanted.ranges());
    OvsBridge bridge = bridge();
    boolean repaired = removeStale(bridge, wanted, HostDifference.replacedTunnels(found, should));
    repaired |= settle(repaired ? host.read() : found, should);
    repaired |= addMissing(wanted);
    if (repaired) {
      settle(host.read(), should); // What the switch has made by now.
    }
    repaired |= settleFlows();
    covered = coveredBy(wanted);
    return repaired;
  }

  /** A link that is gone never comes back: its container ended, or lost its network for good. */
  private void forgetDead(HostState found) {
    for (Attachment attachment : attachments.all()) {
      if (!found.links().containsKey(Names.worker(attachment.instance()))) {
        LOG.info(
            "event=link-gone worker={} instance={}", attachment.worker(), attachment.instance());
        attachments.remove(attachment.instance());
      }
    }
  }

  private OvsBridge bridge() {
    String datapath = datapath();
    OvsBridge bridge =
        ovs.bridge()
            .orElseGet(() -> {
              LOG.info("event=bridge-created name={} datapath={}", Names.BRIDGE, datapath);
              return ovs.create(datapath);
            });
    if (!isCorrect(bridge, datapath)) {
      LOG.warn("event=bridge-repaired found=\"{} {}\"", bridge.failMode(), bridge.protocols());
      ovs.correct(bridge, datapath);
    }
    return bridge;
  }

  private String datapath() {
    return host.hasKernelDatapath() ? "system" : "netdev";
  }

  private static boolean isCorrect(OvsBridge bridge, String datapath) {
    return bridge.failMode().equals("secure")
        && bridge.protocols().equals(Set.of("OpenFlow15"))
        && bridge.datapathType().equals(datapath);
  }

  /** In a transaction of its own: a port that comes back at once under its name would be dead. */
  private boolean removeStale(OvsBridge bridge, NodePlan wanted, Set<String> replaced) {
    Set<String> names = wanted.ports().keySet();
    Set<String> stale =
        bridge.ports().keySet().stream()
            .filter(name -> !name.equals(Names.BRIDGE))
            .filter(name -> !names.contains(name) || replaced.contains(name))
            .collect(ImmutableSet.toImmutableSet());
    if (!stale.isEmpty()) {
      LOG.info("event=ports-removed ports={}", stale);
      ovs.remove(stale);
    }
    return !stale.isEmpty();
  }

  private boolean addMissing(NodePlan wanted) {
    Set<String> present = ovs.bridge().map(b -> b.ports().keySet()).orElse(Set.of());
    List<PortSpec> missing =
        wanted.ports().values().stream().filter(port -> !present.contains(port.name())).toList();
    if (!missing.isEmpty()) {
      LOG.info("event=ports-added ports={}", missing.stream().map(PortSpec::name).toList());
      ovs.add(missing);
    }
    return !missing.isEmpty();
  }

  private boolean settleFlows() {
    Set<Flow> wanted = ovs.bridge().map(plan.get()::flows).orElse(Set.of());
    boolean different = flows.differ(wanted);
    if (different) {
      LOG.info("event=flows-replaced flows={}", wanted.size());
      flows.replace(wanted);
    }
    return different;
  }

  private boolean settle(HostState found, HostState should) {
    String script = HostDifference.script(found, should);
    LOG.debug("event=host-set-up script=\"{}\"", script);
    host.apply(script);
    return !script.isEmpty();
  }
}
