/** The commands that Docker users know: stop, restart, rm, logs, exec. A class each; one thread. */
@NullMarked
package io.atoll.cli.command.worker;

import org.jspecify.annotations.NullMarked;
