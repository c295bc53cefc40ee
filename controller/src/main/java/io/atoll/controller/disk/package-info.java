/**
 * How the controller keeps what must outlive a crash of the host.
 *
 * <p>Every part of the controller may import it. Stateless; the owner of a path keeps writers from
 * each other.
 */
@NullMarked
package io.atoll.controller.disk;

import org.jspecify.annotations.NullMarked;
