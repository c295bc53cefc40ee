/**
 * Quantities as people write them: sizes, shares of a processor, percentages, durations, address
 * ranges.
 */
@NullMarked
package io.atoll.api.value;

import org.jspecify.annotations.NullMarked;
