/** Waiting for something to come true, and showing how far it is. Goals judge snapshots purely. */
@NullMarked
package io.atoll.cli.progress;

import org.jspecify.annotations.NullMarked;
