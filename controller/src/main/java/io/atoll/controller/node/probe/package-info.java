/**
 * What the probes of a worker are, and what their answers mean: whether it has begun, is ready, has
 * to be started again.
 *
 * <p>Values and one pure planner; how a worker is asked stands behind {@link
 * io.atoll.controller.node.probe.Prober}. Imported by all that speaks of a worker's health.
 */
@NullMarked
package io.atoll.controller.node.probe;

import org.jspecify.annotations.NullMarked;
