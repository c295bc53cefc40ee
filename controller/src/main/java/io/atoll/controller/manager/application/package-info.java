/**
 * The way of an application: read the caches, plan, write. {@link
 * io.atoll.controller.manager.application.ApplicationPlanner} composes the planners; the reconciler
 * is glue, run by one thread because placements share the room on nodes.
 */
@NullMarked
package io.atoll.controller.manager.application;

import org.jspecify.annotations.NullMarked;
