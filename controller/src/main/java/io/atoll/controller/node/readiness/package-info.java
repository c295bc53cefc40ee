/**
 * Whether workers that run accept connections.
 *
 * <p>Keyed by worker; knows nothing of what is wanted of it, so that probing holds up no step.
 */
@NullMarked
package io.atoll.controller.node.readiness;

import org.jspecify.annotations.NullMarked;
