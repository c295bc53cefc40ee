package io.atoll.controller.node.worker;

import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.observation.Status;
import org.jspecify.annotations.Nullable;

/**
 * What to do next and what to say of the worker.
 *
 * @param life as it is to be remembered
 * @param status null to leave what was last said
 */
record WorkerPlan(WorkerAction action, Life life, @Nullable Status status) {}
