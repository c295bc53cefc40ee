/** The commands that show what is used while it changes. A class each; one thread. */
@NullMarked
package io.atoll.cli.command.live;

import org.jspecify.annotations.NullMarked;
