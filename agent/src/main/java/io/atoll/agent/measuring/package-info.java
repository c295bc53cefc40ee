/**
 * Turns what the kernel and the proxy count into what was used between two moments: a {@link
 * io.atoll.api.agent.Sample}. {@code Measurement}, {@code Usage} and {@code Details} are pure;
 * {@link io.atoll.agent.measuring.Meter} reads, and belongs to one thread.
 */
@NullMarked
package io.atoll.agent.measuring;

import org.jspecify.annotations.NullMarked;
