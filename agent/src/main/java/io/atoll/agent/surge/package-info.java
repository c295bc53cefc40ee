/**
 * What must be told between two reports: more requests than the count of an application was made
 * for. {@code Surge} is the rule and is pure; {@link io.atoll.agent.surge.Rooms} hears from the
 * store what there is room for; {@link io.atoll.agent.surge.Lookout} looks at the proxy, on the
 * thread of the reports. Only the agent's loops import it.
 */
@NullMarked
package io.atoll.agent.surge;

import org.jspecify.annotations.NullMarked;
