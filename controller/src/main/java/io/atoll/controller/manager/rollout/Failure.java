package io.atoll.controller.manager.rollout;

import org.jspecify.annotations.Nullable;

/**
 * Why a rollout has failed.
 *
 * @param reason one CamelCase word
 * @param message names the worker, its node, and what it did
 * @param worker whose failure it is; null if there is none yet
 */
record Failure(String reason, String message, @Nullable String worker) {}
