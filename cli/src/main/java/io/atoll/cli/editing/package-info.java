/** Letting a person change a stored document in an editor. */
@NullMarked
package io.atoll.cli.editing;

import org.jspecify.annotations.NullMarked;
