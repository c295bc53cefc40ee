/** The contract between all of Atoll's processes: the key layout, and below it kinds and store. */
@NullMarked
package io.atoll.api;

import org.jspecify.annotations.NullMarked;
