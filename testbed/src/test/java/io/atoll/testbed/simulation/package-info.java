/** Runs the simulation in every build. */
@NullMarked
package io.atoll.testbed.simulation;

import org.jspecify.annotations.NullMarked;
