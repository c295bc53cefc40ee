/**
 * Events: what happened to an object and why, for {@code atoll events}.
 *
 * <p>Every role may use it, it knows none of them. {@link io.atoll.controller.events.EventLog}
 * merges and limits, pure; {@link io.atoll.controller.events.EventRecorder} writes, and is
 * thread-safe.
 */
@NullMarked
package io.atoll.controller.events;

import org.jspecify.annotations.NullMarked;
