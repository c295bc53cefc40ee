/** Tests. */
@NullMarked
package io.atoll.agent.traffic;

import org.jspecify.annotations.NullMarked;
