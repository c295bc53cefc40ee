package io.atoll.testbed.simulation.world;

import io.atoll.controller.node.engine.Container;

/**
 * A call that may change a container that is there.
 *
 * @param verb start, signal or remove
 * @param container as it was just before
 */
public record EngineCall(ControllerProcess process, String verb, Container container) {}
