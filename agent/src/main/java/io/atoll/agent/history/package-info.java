/**
 * The samples of the last hour, on disk and on the endpoint. {@code StoredLine} is the form and is
 * pure; {@link io.atoll.agent.history.SampleFiles} is written by one thread and read by any; {@link
 * io.atoll.agent.history.SampleService} answers with them. Only the agent's wiring imports it.
 */
@NullMarked
package io.atoll.agent.history;

import org.jspecify.annotations.NullMarked;
