/** The commands that tell all of one thing, and why it is as it is. A class each; one thread. */
@NullMarked
package io.atoll.cli.command.explain;

import org.jspecify.annotations.NullMarked;
