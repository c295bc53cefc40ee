/**
 * A YAML text as a tree of values that know their place in it, read safely: bounded in size, depth
 * and aliases, without tags.
 *
 * <p>Imported by {@code io.atoll.api.yaml} and its schema. Immutable values, stateless readers.
 */
@NullMarked
package io.atoll.api.yaml.tree;

import org.jspecify.annotations.NullMarked;
