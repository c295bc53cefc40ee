package io.atoll.testbed.bench;

import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.testbed.programs.Namespace;
import io.atoll.testbed.programs.OvsProgram;

/** The least that a person would write in a shell to join a container and to take it away. */
record JoinScript(Namespace namespace, OvsProgram ovs) {

  void join(Attachment attachment) {
    namespace.script(
        """
        ip -batch - <<'END'
        link add floor up mtu 1450 type veth peer name eth0 address %2$s mtu 1450 netns %1$d
        END
        ovs-vsctl --db=unix:%4$s/db.sock add-port atoll0 floor
        ovs-ofctl -O OpenFlow15 --bundle add-flows unix:%4$s/atoll0.mgmt - <<END
        table=0,priority=90,in_port=floor,ip,nw_src=%3$s,actions=set_field:9->reg0,goto_table:1
        table=0,priority=90,in_port=floor,arp,arp_spa=%3$s,actions=set_field:9->reg0,goto_table:1
        table=1,priority=90,reg0=9,ip,nw_dst=%3$s,actions=output:floor
        END
        nsenter -t %1$d -n ip -batch - <<'END'
        link set lo up
        addr replace %3$s/32 dev eth0
        link set eth0 up
        route replace 169.254.1.1 dev eth0
        route replace default via 169.254.1.1
        END
        """
            .formatted(
                attachment.pid(),
                MacAddress.ofWorker(attachment.address()),
                attachment.address(),
                ovs.runDirectory()));
  }

  void leave() {
    namespace.script(
        """
        ovs-ofctl -O OpenFlow15 --bundle add-flows unix:%1$s/atoll0.mgmt - <<'END'
        delete in_port=floor
        delete reg0=9
        END
        ovs-vsctl --db=unix:%1$s/db.sock del-port atoll0 floor
        ip link del floor
        """
            .formatted(ovs.runDirectory()));
  }
}
