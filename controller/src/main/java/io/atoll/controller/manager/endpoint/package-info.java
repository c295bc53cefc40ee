/**
 * Says where requests for an application may go: which of its workers are ready, and which drain.
 *
 * <p>Wired by the manager's role alone. The planner is pure; the rest is used by the one thread of
 * its controller.
 */
@NullMarked
package io.atoll.controller.manager.endpoint;

import org.jspecify.annotations.NullMarked;
