/**
 * The agent: measures this host and its workers and reports it into the store. A process apart from
 * the controller, so that measuring survives a controller's crash and the reverse. It imports only
 * the api-model.
 *
 * <p>Two threads: one keeps the lease alive, the other measures and reports. They share only {@link
 * io.atoll.agent.reporting.AgentLease}.
 */
@NullMarked
package io.atoll.agent;

import org.jspecify.annotations.NullMarked;
