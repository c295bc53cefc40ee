/** Honest doubles of a host's programs: each passes the same contract test as the real adapter. */
@NullMarked
package io.atoll.testbed.fake;

import org.jspecify.annotations.NullMarked;
