/**
 * What the kernel counts of a container, in control groups of version 1 or 2. Parsing takes the
 * content of files and is pure. Of one thread are {@link
 * io.atoll.agent.sampling.container.GroupFiles}, which are kept open; all else has no state.
 */
@NullMarked
package io.atoll.agent.sampling.container;

import org.jspecify.annotations.NullMarked;
