package io.atoll.api.state;

import io.atoll.api.application.Route;
import java.time.Instant;

/**
 * Whose requests for a host and path, or for a port, are, under {@code routes/<hash>}: the first
 * that was accepted with it keeps it.
 *
 * @param route as the owner's revision in force has it
 * @param at when the owner got it
 */
public record RouteClaim(Owner owner, Route route, Instant at) {}
