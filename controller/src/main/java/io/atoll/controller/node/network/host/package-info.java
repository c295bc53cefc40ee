/**
 * The host's side of the network: links, addresses, routes, forwarding entries, rules. Planned
 * purely from what is wanted and what {@code ip} says there is; carried out by {@code ip} and
 * {@code iptables}, few processes at a time.
 */
@NullMarked
package io.atoll.controller.node.network.host;

import org.jspecify.annotations.NullMarked;
