package io.atoll.agent.measuring;

/**
 * A worker of this node that has a container.
 *
 * @param application what it belongs to
 * @param restarts attempts that ended by themselves
 */
public record LocalWorker(String name, String application, String containerId, int restarts) {}
