/**
 * Open vSwitch's configuration database, spoken to by JSON-RPC on its unix socket (RFC 7047), with
 * the bridge and its ports cached by a monitor.
 *
 * <p>Knows nothing of Atoll but {@link io.atoll.controller.node.network.NetworkException}. One
 * reader thread a connection; everything may be called by any thread.
 */
@NullMarked
package io.atoll.controller.node.network.ovsdb;

import org.jspecify.annotations.NullMarked;
