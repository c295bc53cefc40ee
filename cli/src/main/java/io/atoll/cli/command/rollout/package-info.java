/** Commands that follow, stop, undo and explain updates. One run each, on one thread. */
@NullMarked
package io.atoll.cli.command.rollout;

import org.jspecify.annotations.NullMarked;
