/**
 * Local copies of what the store holds, kept up to date by watches.
 *
 * <p>{@link io.atoll.controller.runtime.cache.Informer} is stepped by one thread; its reading side,
 * {@link io.atoll.controller.runtime.cache.Cache}, may be used by any.
 */
@NullMarked
package io.atoll.controller.runtime.cache;

import org.jspecify.annotations.NullMarked;
