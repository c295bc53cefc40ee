/**
 * What is remembered of each worker between two looks, and on disk from run to run.
 *
 * <p>Values, and two thread-safe keepers of them with one writer a worker.
 */
@NullMarked
package io.atoll.controller.node.life;

import org.jspecify.annotations.NullMarked;
