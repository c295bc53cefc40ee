/**
 * What this host holds of its cluster, as last seen.
 *
 * <p>Knows the engine and the network, no other part of the node. Thread-safe; no lock is held
 * across calls.
 */
@NullMarked
package io.atoll.controller.node.inventory;

import org.jspecify.annotations.NullMarked;
