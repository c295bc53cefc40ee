/**
 * Reads what the kernel counts: the host's processors and memory, and each worker's control group
 * of version 1 or 2. Parsing takes the content of files and is pure; only {@code …Files} and {@code
 * …Cgroups} read. Knows nothing of the store. Not bound to a thread; no state.
 */
@NullMarked
package io.atoll.agent.sampling;

import org.jspecify.annotations.NullMarked;
