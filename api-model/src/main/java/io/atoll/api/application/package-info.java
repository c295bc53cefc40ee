/**
 * The Application kind: what a user asks for, with every default resolved.
 *
 * <p>Plain immutable values that check themselves; parsing them from a user's text is the business
 * of {@code io.atoll.api.yaml}.
 */
@NullMarked
package io.atoll.api.application;

import org.jspecify.annotations.NullMarked;
