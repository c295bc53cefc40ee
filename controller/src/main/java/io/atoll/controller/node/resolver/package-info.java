/**
 * Names of workers and applications, in files that this host's dnsmasq answers from: it follows
 * them by itself, so it is neither started nor signalled here.
 *
 * <p>Wired beside the node's role. {@link Hosts} is pure; the rest is used by the one thread of its
 * controller.
 */
@NullMarked
package io.atoll.controller.node.resolver;

import org.jspecify.annotations.NullMarked;
