/**
 * What an agent and its clients say to each other on the agent's endpoint, apart from plain HTTP:
 * frames that keep the outputs of a worker apart, and notices about the stream itself.
 *
 * <p>Imported by the agent and by the command line. Values are immutable; a {@link
 * io.atoll.api.agent.FrameReader} belongs to one thread.
 */
@NullMarked
package io.atoll.api.agent;

import org.jspecify.annotations.NullMarked;
