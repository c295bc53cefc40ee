/**
 * The agent's HTTPS server: certificate, token, limits, and exchanges in which a handler may simply
 * block. Knows nothing of workers or containers; what is served is handed in as {@link
 * io.atoll.agent.endpoint.Service}s.
 *
 * <p>One event loop moves bytes; each exchange has a virtual thread of its own. A handler that
 * writes waits until the client has taken what was written, so a slow client costs a buffer and no
 * more.
 */
@NullMarked
package io.atoll.agent.endpoint;

import org.jspecify.annotations.NullMarked;
