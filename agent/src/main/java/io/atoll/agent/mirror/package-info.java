/** Keeps up with the few keys of the store that the agent reads. */
@NullMarked
package io.atoll.agent.mirror;

import org.jspecify.annotations.NullMarked;
