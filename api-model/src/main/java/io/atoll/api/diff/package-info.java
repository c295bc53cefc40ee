/**
 * In what two documents of one name differ, field by field, as a person reads it.
 *
 * <p>Pure: what is compared was read before.
 */
@NullMarked
package io.atoll.api.diff;

import org.jspecify.annotations.NullMarked;
