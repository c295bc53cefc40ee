/**
 * The bridge's flows: planned purely from blocks, peers and ports, and installed as an atomic
 * difference.
 *
 * <p>The planner may be used by anyone; the installer by the network's adapter alone.
 */
@NullMarked
package io.atoll.controller.node.network.flow;

import org.jspecify.annotations.NullMarked;
