/** All that the store holds of one thing, for programs. Pure. */
@NullMarked
package io.atoll.cli.inspect;

import org.jspecify.annotations.NullMarked;
