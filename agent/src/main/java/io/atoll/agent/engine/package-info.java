/**
 * The Docker Engine as the agent's endpoint uses it: this cluster's containers, and streams in and
 * out of them. It speaks the engine's HTTP directly, because streams are all that matters here.
 *
 * <p>Only the agent's services import it. Thread-safe; everything blocks, and closing a stream ends
 * whoever reads it.
 */
@NullMarked
package io.atoll.agent.engine;

import org.jspecify.annotations.NullMarked;
