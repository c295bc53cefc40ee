package io.atoll.controller.node.network.flow;

import com.google.common.collect.ImmutableSet;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.MacAddress;
import java.util.List;
import java.util.Set;

/**
 * All flows of the bridge. Table 0 says which network a packet belongs to and drops what its port
 * may not send; table 1 says where it goes. What no flow takes is dropped. Pure.
 */
public final class FlowPlanner {
  private static final int CLASSIFY = 0;
  private static final int FORWARD = 1;

  private FlowPlanner() {}

  /**
   * @param node the node's own address, from which its router's and gateways' derive
   */
  public static Set<Flow> plan(Ipv4 node, List<NetworkPorts> networks) {
    ImmutableSet.Builder<Flow> flows = ImmutableSet.builder();
    networks.forEach(network ->
        new OneNetwork(MacAddress.ofRouter(node), MacAddress.ofGateway(node), network, flows)
            .plan());
    return flows.build();
  }

  /**
   * The flows of one worker's port, all that change when it joins or leaves.
   *
   * @param network without its workers
   */
  public static Set<Flow> worker(Ipv4 node, NetworkPorts network, Ipv4 address, int port) {
    ImmutableSet.Builder<Flow> flows = ImmutableSet.builder();
    new OneNetwork(MacAddress.ofRouter(node), MacAddress.ofGateway(node), network, flows)
        .worker(address, port);
    return flows.build();
  }

  private record OneNetwork(
      MacAddress router,
      MacAddress gateway,
      NetworkPorts network,
      ImmutableSet.Builder<Flow> flows) {

    void plan() {
      network.workers().forEach(this::worker);
      network.blocks().forEach(this::answerForGateway);
      if (network.gateway() > 0) {
        gatewayPort();
      }
      if (network.tunnel() > 0) {
        tunnel();
      }
    }

    /** Takes only the worker's own addresses from its port, and brings it what is sent to it. */
    private void worker(Ipv4 address, int port) {
      MacAddress mac = MacAddress.ofWorker(address);
      classify("in_port=" + port + ",ip,dl_src=" + mac + ",nw_src=" + address);
      classify("in_port=%d,arp,dl_src=%s,arp_sha=%s,arp_spa=%s".formatted(port, mac, mac, address));
      forward(200, "ip,nw_dst=" + address, source(router) + destination(mac) + "output:" + port);
    }

    private void gatewayPort() {
      classify("in_port=" + network.gateway() + ",ip");
      forward(50, "ip", destination(gateway) + "output:" + network.gateway());
    }

    /** From other nodes come only packets of the network's range to this node's blocks. */
    private void tunnel() {
      for (Cidr block : network.blocks()) {
        classify(
            "in_port=%d,ip,dl_dst=%s,nw_src=%s,nw_dst=%s"
                .formatted(network.tunnel(), router, network.range(), block));
      }
      network
          .remote()
          .forEach((block, peer) ->
              forward(
                  100,
                  "ip,nw_dst=" + block,
                  source(router) + destination(peer) + "output:" + network.tunnel()));
    }

    /** Nobody floods: the bridge itself says where a worker's default route leads. */
    private void answerForGateway(Cidr block) {
      forward(
          150,
          "arp,arp_tpa=" + Block.gateway(block) + ",arp_op=1",
          "move:NXM_OF_ETH_SRC[]->NXM_OF_ETH_DST[],"
              + source(gateway)
              + "set_field:2->arp_op,move:NXM_NX_ARP_SHA[]->NXM_NX_ARP_THA[],set_field:"
              + gateway
              + "->arp_sha,move:NXM_OF_ARP_SPA[]->NXM_NX_REG1[],"
              + "move:NXM_OF_ARP_TPA[]->NXM_OF_ARP_SPA[],"
              + "move:NXM_NX_REG1[]->NXM_OF_ARP_TPA[],in_port");
    }

    private void classify(String match) {
      flows.add(
          Flow.of(
              CLASSIFY, 100, match, "set_field:" + network.vni() + "->reg0,goto_table:" + FORWARD));
    }

    private void forward(int priority, String match, String actions) {
      flows.add(Flow.of(FORWARD, priority, "reg0=" + network.vni() + "," + match, actions));
    }

    private static String source(MacAddress mac) {
      return "set_field:" + mac + "->eth_src,";
    }

    private static String destination(MacAddress mac) {
      return "set_field:" + mac + "->eth_dst,";
    }
  }
}
