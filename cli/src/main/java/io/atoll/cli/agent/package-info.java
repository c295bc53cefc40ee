/**
 * The way to the agents: which one serves a worker, and an HTTPS client that trusts exactly the
 * certificate which the agent's presence in the store names.
 *
 * <p>Imported by logs, exec, copies and volumes. Clients are thread-safe.
 */
@NullMarked
package io.atoll.cli.agent;

import org.jspecify.annotations.NullMarked;
