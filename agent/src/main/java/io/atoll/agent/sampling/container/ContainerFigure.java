package io.atoll.agent.sampling.container;

/**
 * What the kernel counts of one container, beyond what decisions are made by. Times are seconds,
 * sizes are bytes; counters run since the container was started.
 */
public enum ContainerFigure {
  CPU_SECONDS,
  /** Spans of the processor limit in which the container wanted to run. */
  CPU_PERIODS,
  CPU_THROTTLED_PERIODS,
  CPU_THROTTLED_SECONDS,
  /** What it may use in one span, and the span, in microseconds; without a limit not there. */
  CPU_QUOTA,
  CPU_PERIOD,
  MEMORY_USAGE,
  /** Without the file pages that the kernel can drop at once. */
  MEMORY_WORKING_SET,
  MEMORY_RSS,
  MEMORY_CACHE,
  /** Without a limit not there. */
  MEMORY_LIMIT,
  OOM_KILLS,
  PIDS,
  /** Without a limit not there. */
  PIDS_LIMIT,
  READ_BYTES,
  WRITTEN_BYTES,
  READS,
  WRITES,
  RECEIVED_BYTES,
  RECEIVED_PACKETS,
  RECEIVE_ERRORS,
  RECEIVE_DROPPED,
  SENT_BYTES,
  SENT_PACKETS,
  SEND_ERRORS,
  SEND_DROPPED
}
