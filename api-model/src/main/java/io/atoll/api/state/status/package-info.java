/**
 * What the manager says under {@code status/<kind>/<name>}: how far the things that users wrote
 * are, and what is wrong with them.
 *
 * <p>Plain immutable values that anyone may read. Readers ignore and keep fields that they do not
 * know, so that versions can mix.
 */
@NullMarked
package io.atoll.api.state.status;

import org.jspecify.annotations.NullMarked;
