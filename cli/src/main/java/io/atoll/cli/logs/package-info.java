/**
 * {@code atoll logs}: follows any number of workers at once and prints whole lines.
 *
 * <p>Each worker's stream is read by a virtual thread of its own, which holds a cursor and an
 * assembler that nobody else touches; they meet in the printer, which takes one line at a time.
 */
@NullMarked
package io.atoll.cli.logs;

import org.jspecify.annotations.NullMarked;
