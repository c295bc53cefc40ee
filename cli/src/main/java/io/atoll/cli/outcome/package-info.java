/**
 * How a command ends: with which exit code, and with which words to a person.
 *
 * <p>Imports nothing of the command; everything may import it. Immutable values.
 */
@NullMarked
package io.atoll.cli.outcome;

import org.jspecify.annotations.NullMarked;
