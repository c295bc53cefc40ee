/**
 * The way of a worker from assigned to gone: look, plan, take one step, look again.
 *
 * <p>The planners are pure. One thread a worker at a time; several workers at once.
 */
@NullMarked
package io.atoll.controller.node.worker;

import org.jspecify.annotations.NullMarked;
