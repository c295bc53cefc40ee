/**
 * The documents that Atoll's own processes write: what the manager decided, what a node observed.
 *
 * <p>Plain immutable values. Readers ignore and keep fields that they do not know, so that versions
 * can mix.
 */
@NullMarked
package io.atoll.api.state;

import org.jspecify.annotations.NullMarked;
