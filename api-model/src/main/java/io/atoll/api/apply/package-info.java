/**
 * What users write, from files to documents and from documents into the store, by compare-and-set.
 *
 * <p>The command line and the manager's folder use it alike. Values are immutable; {@link
 * io.atoll.api.apply.DocumentWriter} may be used by any thread.
 */
@NullMarked
package io.atoll.api.apply;

import org.jspecify.annotations.NullMarked;
