/**
 * Work queues and the loop that takes keys from them to a reconciler.
 *
 * <p>All classes are thread-safe: a controller may be stepped by as many threads as its
 * concurrency.
 */
@NullMarked
package io.atoll.controller.runtime.work;

import org.jspecify.annotations.NullMarked;
