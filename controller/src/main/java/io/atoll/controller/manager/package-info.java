/**
 * The role {@code manager}: one elected leader decides which workers run where.
 *
 * <p>May use the runtime, the cluster guard and the event recorder; never the node or the proxy.
 * The planners below are pure; reconcilers read the informers' caches, plan, and let writers commit
 * what was planned. One thread runs the placement loop.
 */
@NullMarked
package io.atoll.controller.manager;

import org.jspecify.annotations.NullMarked;
