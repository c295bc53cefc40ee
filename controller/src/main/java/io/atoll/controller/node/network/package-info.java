/**
 * This host's part of the network: one bridge whose flows are rendered from state.
 *
 * <p>Knows the runtime and the documents of the api model; never the manager, the proxy, or the
 * container engine.
 */
@NullMarked
package io.atoll.controller.node.network;

import org.jspecify.annotations.NullMarked;
