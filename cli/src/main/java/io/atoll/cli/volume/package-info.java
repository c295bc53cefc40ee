/**
 * The named volumes of nodes, through their agents.
 *
 * <p>Imported by the command alone; one thread.
 */
@NullMarked
package io.atoll.cli.volume;

import org.jspecify.annotations.NullMarked;
