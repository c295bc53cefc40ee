/**
 * {@code atoll exec}: this terminal, or these streams, joined to a command in a worker.
 *
 * <p>The websocket's thread prints; one thread reads the input; one looks at the window's size.
 * What they send goes through one lock. A listener that prints asks for more when it has printed,
 * so a slow reader slows the command down.
 */
@NullMarked
package io.atoll.cli.exec;

import org.jspecify.annotations.NullMarked;
