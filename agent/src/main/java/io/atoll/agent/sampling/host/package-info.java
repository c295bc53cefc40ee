/**
 * What the kernel counts of this host and of this process. Parsing takes the content of files and
 * is pure; only {@code …Files} and {@code HostDetails} read. Not bound to a thread; no state.
 */
@NullMarked
package io.atoll.agent.sampling.host;

import org.jspecify.annotations.NullMarked;
