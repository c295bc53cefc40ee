/**
 * Turns samples into the document under {@code stats/<node>} and keeps it there on the agent's
 * lease. {@code Rounding} and {@code Fitting} are pure. {@link io.atoll.agent.reporting.Reporter}
 * belongs to one thread.
 */
@NullMarked
package io.atoll.agent.reporting;

import org.jspecify.annotations.NullMarked;
