/**
 * The agent: measures this host and its workers and reports it into the store. A process apart from
 * the controller, so that measuring survives a controller's crash and the reverse. It imports only
 * the api-model.
 *
 * <p>Three threads of a timer keep the lease alive, measure and report, and learn the cluster's id;
 * they share only {@link io.atoll.agent.reporting.AgentLease}. What changes in the store comes on
 * its threads, into a {@link io.atoll.agent.mirror.Mirror}; the kept samples are read by those of
 * the endpoint. The endpoint has an event loop and a virtual thread for each exchange, and needs
 * neither the store nor the controller.
 */
@NullMarked
package io.atoll.agent;

import org.jspecify.annotations.NullMarked;
