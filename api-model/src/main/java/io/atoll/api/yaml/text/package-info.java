/**
 * What is said to people about a text of theirs: where, what is wrong, what may have been meant.
 *
 * <p>Anyone may import it. Immutable, except {@link io.atoll.api.yaml.text.Problems}, which one
 * thread fills.
 */
@NullMarked
package io.atoll.api.yaml.text;

import org.jspecify.annotations.NullMarked;
