/**
 * Blocks of a network's range that this node claimed, and the addresses it hands out of them.
 *
 * <p>Planned purely; remembered on disk before anybody is told. Thread-safe.
 */
@NullMarked
package io.atoll.controller.node.network.address;

import org.jspecify.annotations.NullMarked;
