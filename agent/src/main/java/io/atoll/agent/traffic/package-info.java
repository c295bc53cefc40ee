/**
 * What comes through this host's HAProxy, for each application: rates and sessions from its own
 * figures, percentiles from its log, because it tells only means. Each class belongs to one thread.
 */
@NullMarked
package io.atoll.agent.traffic;

import org.jspecify.annotations.NullMarked;
