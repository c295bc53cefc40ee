/** What {@code -f} names: from arguments to documents, or to a refusal. */
@NullMarked
package io.atoll.cli.manifest;

import org.jspecify.annotations.NullMarked;
