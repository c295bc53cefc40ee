/** Why things are as they are, in a few sentences: a snapshot in, lines out. Pure. */
@NullMarked
package io.atoll.cli.why;

import org.jspecify.annotations.NullMarked;
