/** The commands that Docker users know: run, stop, restart and rm. A class each; one thread. */
@NullMarked
package io.atoll.cli.command.worker;

import org.jspecify.annotations.NullMarked;
