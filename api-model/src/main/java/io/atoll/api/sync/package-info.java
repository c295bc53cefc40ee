/**
 * Keeping what is stored as a folder says: compare, plan, write, and say what is in the way.
 *
 * <p>The command line and the manager use it alike. The planner is pure; {@link
 * io.atoll.api.sync.FolderSync} makes one pass at a time, on one thread, and writes by
 * compare-and-set.
 */
@NullMarked
package io.atoll.api.sync;

import org.jspecify.annotations.NullMarked;
