/**
 * A whole small cluster in one thread and virtual time: hosts with their fakes, controller and
 * agent processes with a store client each, and a scheduler that steps them in a seeded order.
 *
 * <p>Only the simulation uses it. One thread at a time; nothing here is thread-safe.
 */
@NullMarked
package io.atoll.testbed.simulation.world;

import org.jspecify.annotations.NullMarked;
