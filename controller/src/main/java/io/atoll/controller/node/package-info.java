/**
 * The role {@code node}: keeps this host's worker containers as the manager assigned them.
 *
 * <p>May use the runtime, the engine and the network; never the manager or the proxy.
 */
@NullMarked
package io.atoll.controller.node;

import org.jspecify.annotations.NullMarked;
