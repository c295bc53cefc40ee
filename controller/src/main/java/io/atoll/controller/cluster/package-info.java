/**
 * Never act on an empty world: whether this host may follow the cluster that it finds in etcd.
 *
 * <p>The roles may use it, it knows none of them. The decision is pure; {@link
 * io.atoll.controller.cluster.ClusterGuard} is shared by all roles of a process and thread-safe.
 */
@NullMarked
package io.atoll.controller.cluster;

import org.jspecify.annotations.NullMarked;
