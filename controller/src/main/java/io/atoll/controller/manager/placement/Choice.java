package io.atoll.controller.manager.placement;

/**
 * @param reason why this node and no other, for people
 */
public record Choice(String node, String reason) {}
