/**
 * What the agent's endpoint serves: logs, commands, files and volumes of this host's workers, taken
 * from the engine alone, so that all of it works while the store and the controller are away.
 *
 * <p>Each service is called on the exchange's own virtual thread and may block. Only the agent's
 * wiring imports it.
 */
@NullMarked
package io.atoll.agent.serving;

import org.jspecify.annotations.NullMarked;
