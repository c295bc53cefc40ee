/**
 * The real programs that Atoll stands on, started and broken on purpose by tests and benchmarks:
 * one class a program, each with its own data under a directory that the caller gives.
 *
 * <p>Only testbed uses it. Not thread-safe: a program belongs to the test that started it. What
 * still runs when the JVM ends is killed.
 */
@NullMarked
package io.atoll.testbed.programs;

import org.jspecify.annotations.NullMarked;
