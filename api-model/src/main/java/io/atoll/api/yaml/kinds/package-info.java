/**
 * What each kind that users write may hold: the fields of Application, Node and Network, one class
 * a block of the document.
 *
 * <p>Only {@code io.atoll.api.yaml} imports it. Everything in it is immutable.
 */
@NullMarked
package io.atoll.api.yaml.kinds;

import org.jspecify.annotations.NullMarked;
