/** Which cluster a command speaks to, and how it gets there. Used by the session alone. */
@NullMarked
package io.atoll.cli.cluster;

import org.jspecify.annotations.NullMarked;
