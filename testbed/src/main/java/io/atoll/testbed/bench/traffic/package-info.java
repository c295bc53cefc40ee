/**
 * What requests get through the proxy: how many, how fast, and how many fail while things happen
 * behind it; beside an HAProxy configured by hand and beside Docker Swarm, in the same run. Started
 * by {@code manifests/local/bench.sh}. Single-threaded but for the programs that it starts.
 */
@NullMarked
package io.atoll.testbed.bench.traffic;

import org.jspecify.annotations.NullMarked;
