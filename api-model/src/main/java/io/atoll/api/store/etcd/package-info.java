/**
 * The {@link io.atoll.api.store.Store} on a real etcd, over jetcd's gRPC interface on a channel of
 * our own. Not over jetcd's client: its watch, when the connection breaks between its creation and
 * its first events, resumes behind those events, and its channel cannot be told to try again.
 *
 * <p>Only the places that wire a process together use it; all others know the port. Calls may come
 * from any thread; watch listeners are called on virtual threads of the store.
 */
@NullMarked
package io.atoll.api.store.etcd;

import org.jspecify.annotations.NullMarked;
