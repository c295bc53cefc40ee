/**
 * Replays traces of requests against modelled workers, in virtual time, under several autoscalers:
 * the manager's own planner, Kubernetes' HPA, KEDA, and one that knows the future. One thread, and
 * a seed decides everything. {@code docs/autoscaling.md} describes traces and model.
 */
@NullMarked
package io.atoll.testbed.replay;

import org.jspecify.annotations.NullMarked;
