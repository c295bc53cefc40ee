/** Tests. */
@NullMarked
package io.atoll.testbed.replay;

import org.jspecify.annotations.NullMarked;
