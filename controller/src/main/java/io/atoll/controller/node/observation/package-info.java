/**
 * What this node says of its workers: observations and events, and their way to etcd.
 *
 * <p>Saying never blocks; one reconciler writes. Thread-safe, one writer a worker.
 */
@NullMarked
package io.atoll.controller.node.observation;

import org.jspecify.annotations.NullMarked;
