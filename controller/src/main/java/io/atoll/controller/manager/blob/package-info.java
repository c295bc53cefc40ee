/**
 * Deletes contents of files that nothing refers to any more.
 *
 * <p>Wired by the manager's role alone. The planner is pure; the rest is used by the one thread of
 * its controller.
 */
@NullMarked
package io.atoll.controller.manager.blob;

import org.jspecify.annotations.NullMarked;
