package io.atoll.controller.manager.rollout;

/**
 * Why not everything could be done that should be.
 *
 * @param reason one CamelCase word, for the condition
 * @param message for people
 */
public record Obstacle(String reason, String message) {}
