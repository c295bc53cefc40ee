package io.atoll.testbed.simulation.chaos;

/**
 * Something that may happen.
 *
 * @param weight how often, beside the others
 */
record Act(int weight, String name, Runnable run) {}
