/**
 * Copies files between this host and one worker, as tars through its node's agent. What a
 * destination means is decided as {@code docker cp} does.
 *
 * <p>Imported by the command alone. A copy belongs to one thread, beside which one writes the tar.
 */
@NullMarked
package io.atoll.cli.copy;

import org.jspecify.annotations.NullMarked;
