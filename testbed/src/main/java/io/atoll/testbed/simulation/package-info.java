/**
 * The whole control plane in one thread and virtual time: seeded chaos, invariants after every
 * step, and at the end a world that must have converged. A seed replays exactly.
 *
 * <p>Run by a test, and as a program for longer. Each run owns its world; runs may be in parallel.
 */
@NullMarked
package io.atoll.testbed.simulation;

import org.jspecify.annotations.NullMarked;
