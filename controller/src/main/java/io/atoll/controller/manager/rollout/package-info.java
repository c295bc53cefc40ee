/**
 * How a new revision takes the place of another: which revision is to run, whether bringing it
 * about has failed, how many workers begin and which end in one step, and what is remembered of it.
 * The manager's only memory is {@link io.atoll.api.state.status.Rollout}. Pure; only the manager
 * uses it.
 */
@NullMarked
package io.atoll.controller.manager.rollout;

import org.jspecify.annotations.NullMarked;
