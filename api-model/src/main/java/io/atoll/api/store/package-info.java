/**
 * The typed, blocking client of the one key-value store that all of Atoll meets in.
 *
 * <p>Every module may use it. {@link io.atoll.api.store.Store} is thread-safe; watch listeners are
 * called on a thread of the store, one call at a time for each watch.
 */
@NullMarked
package io.atoll.api.store;

import org.jspecify.annotations.NullMarked;
