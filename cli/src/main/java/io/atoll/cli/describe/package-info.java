/** Long descriptions of single objects: a snapshot in, lines out. Pure. */
@NullMarked
package io.atoll.cli.describe;

import org.jspecify.annotations.NullMarked;
