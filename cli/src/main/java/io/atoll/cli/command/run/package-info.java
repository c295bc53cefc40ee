/**
 * The command {@code run} with its many options, a mixin for each part of the document that they
 * write. One thread.
 */
@NullMarked
package io.atoll.cli.command.run;

import org.jspecify.annotations.NullMarked;
