/**
 * The single values that documents are made of, such as a name, a size or a path: what each has to
 * look like, and what is said where it does not.
 *
 * <p>Only {@code io.atoll.api.yaml} and its packages import it. Everything in it is immutable.
 */
@NullMarked
package io.atoll.api.yaml.leaf;

import org.jspecify.annotations.NullMarked;
