/**
 * What must never happen, each with its reason: looked at after every step, every transaction that
 * took effect, and before every call of an engine.
 *
 * <p>Only the simulation uses it. One thread.
 */
@NullMarked
package io.atoll.testbed.simulation.invariant;

import org.jspecify.annotations.NullMarked;
