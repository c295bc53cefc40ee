/**
 * What etcd's protocol asks of a client, whichever way its words travel: ranges of keys, pages of a
 * long answer, the position of a watch, and the meaning of a refusal.
 *
 * <p>Only {@code store.etcd} and {@code store.gateway} import it. Its classes hold no lock: each is
 * immutable, used by one call, or guarded by the lock of the watch that it belongs to.
 */
@NullMarked
package io.atoll.api.store.protocol;

import org.jspecify.annotations.NullMarked;
