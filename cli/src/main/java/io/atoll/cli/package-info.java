/**
 * The {@code atoll} command: a client of the store and of nothing else.
 *
 * <p>Nobody imports it but tests. One thread runs a command; what a watch reports is handed to that
 * thread through a queue.
 */
@NullMarked
package io.atoll.cli;

import org.jspecify.annotations.NullMarked;
