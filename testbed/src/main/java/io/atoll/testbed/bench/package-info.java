/**
 * Programs that measure. None of them judges; each prints its figures beside a floor or a peer that
 * it measured in the same run.
 */
@NullMarked
package io.atoll.testbed.bench;

import org.jspecify.annotations.NullMarked;
