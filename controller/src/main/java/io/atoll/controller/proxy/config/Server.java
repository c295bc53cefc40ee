package io.atoll.controller.proxy.config;

/**
 * A worker behind a backend.
 *
 * @param draining finishes what it has and gets nothing new
 */
public record Server(String name, String address, int port, boolean draining) {}
