/**
 * A folder of manifests on this host's disk: what is in it, at which commit, and when it changes.
 *
 * <p>Knows nothing of the store. {@link io.atoll.api.folder.FolderReader} is used by one thread;
 * {@link io.atoll.api.folder.FolderWatch} has a thread of its own.
 */
@NullMarked
package io.atoll.api.folder;

import org.jspecify.annotations.NullMarked;
