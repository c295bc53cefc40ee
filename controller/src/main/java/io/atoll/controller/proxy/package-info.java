/**
 * The role {@code proxy}: makes this host's HAProxy follow routes and endpoints, and reports what
 * it has taken up.
 *
 * <p>Knows the runtime and the cluster's identity, never the other roles. All that touches HAProxy
 * is done by the one thread of its controller.
 */
@NullMarked
package io.atoll.controller.proxy;

import org.jspecify.annotations.NullMarked;
