/**
 * Asks the workers of this host: over HTTP and TCP by their addresses, and by commands through the
 * engine.
 *
 * <p>The reconciler is keyed by worker and never blocks; each asking has a thread of its own, and
 * what comes of it is noted by that thread.
 */
@NullMarked
package io.atoll.controller.node.probe.check;

import org.jspecify.annotations.NullMarked;
