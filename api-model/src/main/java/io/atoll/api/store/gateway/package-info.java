/**
 * The {@link io.atoll.api.store.Store} on a real etcd, over the JSON gateway that every member
 * serves beside gRPC. It needs no more than the JDK's own HTTP client and a JSON reader, so that a
 * short command starts in a fraction of the time that gRPC takes to load. For processes that live
 * long and read much, {@code store.etcd} is the better one: it finds dead connections sooner and
 * spends less on each call.
 *
 * <p>Only the places that wire a process together use it; all others know the port. Calls may come
 * from any thread; each goes out on a virtual thread of its own, and so does each watch, which also
 * calls its listener there.
 */
@NullMarked
package io.atoll.api.store.gateway;

import org.jspecify.annotations.NullMarked;
