/**
 * A small controller runtime: informers, work queues, controllers, leader election, fenced writes.
 *
 * <p>Knows the store and nothing else of Atoll: no kind, no Docker, no network. Everything that
 * waits takes a {@link io.atoll.controller.runtime.Clock}; everything can be stepped by hand on one
 * thread, and the threads are a thin shell round the steps.
 */
@NullMarked
package io.atoll.controller.runtime;

import org.jspecify.annotations.NullMarked;
