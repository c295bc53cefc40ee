/**
 * What each kind that users write may hold: Application, Node and Network as wholes, what their
 * fields must be to each other, and what is refused in them. A spec's blocks stand in {@code
 * block}.
 *
 * <p>Only {@code io.atoll.api.yaml} imports it. Everything in it is immutable.
 */
@NullMarked
package io.atoll.api.yaml.kinds;

import org.jspecify.annotations.NullMarked;
