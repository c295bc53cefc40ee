/**
 * The network on Open vSwitch: puts addresses, flows, the switch and the host together.
 *
 * <p>Used by the wiring alone; everybody else sees {@link
 * io.atoll.controller.node.network.HostNetwork}. Workers join side by side; a full comparison waits
 * for them and they for it.
 */
@NullMarked
package io.atoll.controller.node.network.ovs;

import org.jspecify.annotations.NullMarked;
