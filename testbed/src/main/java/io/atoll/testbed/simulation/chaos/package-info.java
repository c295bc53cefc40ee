/**
 * What users do, and what goes wrong: seeded, one act at a time, and all of it can be mended.
 *
 * <p>Only the simulation uses it. One thread.
 */
@NullMarked
package io.atoll.testbed.simulation.chaos;

import org.jspecify.annotations.NullMarked;
