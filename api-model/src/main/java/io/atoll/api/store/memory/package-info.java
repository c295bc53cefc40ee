/**
 * A store in memory, for tests and the simulation: etcd's revisions, watches, leases and
 * compaction, with faults on demand and time from outside.
 *
 * <p>Any module may use it in tests. Several clients share one state, each from any thread; nothing
 * runs on a thread of its own.
 */
@NullMarked
package io.atoll.api.store.memory;

import org.jspecify.annotations.NullMarked;
