/**
 * Docker Swarm as a careful person would run it on one host, to measure Atoll beside it. Only
 * benchmarks import it; for one thread.
 */
@NullMarked
package io.atoll.testbed.bench.swarm;

import org.jspecify.annotations.NullMarked;
