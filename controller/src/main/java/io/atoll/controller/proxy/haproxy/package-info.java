/**
 * This host's HAProxy behind a port: started, reloaded, and kept current by its command sockets.
 *
 * <p>Knows what it is to be from {@code proxy.config} and nothing of the store. {@link
 * io.atoll.controller.proxy.haproxy.Proxy} is called by one thread at a time, except where it says
 * otherwise.
 */
@NullMarked
package io.atoll.controller.proxy.haproxy;

import org.jspecify.annotations.NullMarked;
