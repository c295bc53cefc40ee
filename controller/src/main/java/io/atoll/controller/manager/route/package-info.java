/**
 * Says whose the requests for a host and path, or for a port, are: one claim each, kept by the
 * first application that was accepted with it.
 *
 * <p>Wired by the manager's role alone. The planner is pure; the rest is used by the one thread of
 * its controller.
 */
@NullMarked
package io.atoll.controller.manager.route;

import org.jspecify.annotations.NullMarked;
