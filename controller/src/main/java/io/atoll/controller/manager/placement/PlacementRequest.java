package io.atoll.controller.manager.placement;

import io.atoll.api.application.Placement;

/** So many equal workers of one application, to be placed. */
public record PlacementRequest(Placement placement, Demand demand, int count) {}
