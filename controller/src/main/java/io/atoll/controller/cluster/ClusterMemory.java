package io.atoll.controller.cluster;

/**
 * What this host's disk knows of its cluster.
 *
 * @param revision a revision that the store has certainly reached
 */
public record ClusterMemory(String id, int epoch, long revision) {}
