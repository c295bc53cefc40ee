/**
 * A whole local cluster as users start it, driven from Java: for end-to-end tests and benchmarks.
 *
 * <p>Made of the checkout's own script, in the network namespace that the JVM runs in.
 */
@NullMarked
package io.atoll.testbed.cluster;

import org.jspecify.annotations.NullMarked;
