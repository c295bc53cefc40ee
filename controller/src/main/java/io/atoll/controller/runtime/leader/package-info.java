/**
 * Leases, leadership, and writes that only the leader can make.
 *
 * <p>Leases and elections are stepped by one thread each and asked by any.
 */
@NullMarked
package io.atoll.controller.runtime.leader;

import org.jspecify.annotations.NullMarked;
