package io.atoll.agent.metrics;

import static io.atoll.agent.metrics.Family.counter;
import static io.atoll.agent.metrics.Family.gauge;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.agent.measuring.LocalWorker;
import io.atoll.agent.sampling.container.ContainerFigure;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.Map;

/** The figures of one worker, under the names that cAdvisor gave them. Pure. */
final class WorkerMetrics {
  private static final Family RESTARTS =
      counter(
          "atoll_worker_restarts_total", "Attempts of the worker that ended by themselves so far.");

  private static final ImmutableMap<ContainerFigure, Family> FAMILIES =
      Maps.toMap(Arrays.asList(ContainerFigure.values()), WorkerMetrics::family);

  private WorkerMetrics() {}

  static void add(
      Families families, String node, LocalWorker worker, Map<ContainerFigure, Double> figures) {
    Labels labels =
        Labels.of("node", node, "application", worker.application(), "worker", worker.name());
    FAMILIES.forEach((figure, family) -> {
      Double value = figures.get(figure);
      if (value != null) {
        families.add(family, labels, value);
      }
    });
    families.add(RESTARTS, labels, worker.restarts());
  }

  private static Family family(ContainerFigure figure) {
    return switch (figure) {
      case CPU_SECONDS -> counter("container_cpu_usage_seconds_total", "Processor time used.");
      case CPU_PERIODS ->
          counter("container_cpu_cfs_periods_total", "Spans of the processor limit that passed.");
      case CPU_THROTTLED_PERIODS ->
          counter("container_cpu_cfs_throttled_periods_total", "Spans in which it was held back.");
      case CPU_THROTTLED_SECONDS ->
          counter("container_cpu_cfs_throttled_seconds_total", "Time for which it was held back.");
      case CPU_QUOTA ->
          gauge("container_spec_cpu_quota", "Processor time allowed in one span, microseconds.");
      case CPU_PERIOD ->
          gauge("container_spec_cpu_period", "Length of a span of the limit, microseconds.");
      case MEMORY_USAGE ->
          gauge("container_memory_usage_bytes", "Memory used, with all cached pages of files.");
      case MEMORY_WORKING_SET ->
          gauge("container_memory_working_set_bytes", "Memory that cannot be dropped at once.");
      case MEMORY_RSS -> gauge("container_memory_rss", "Anonymous memory, in bytes.");
      case MEMORY_CACHE -> gauge("container_memory_cache", "Cached pages of files, in bytes.");
      case MEMORY_LIMIT -> gauge("container_spec_memory_limit_bytes", "Limit of memory.");
      case OOM_KILLS ->
          counter("container_oom_events_total", "Processes killed for want of memory.");
      case PIDS -> gauge("container_threads", "Threads that run.");
      case PIDS_LIMIT -> gauge("container_threads_max", "Limit of threads.");
      case READ_BYTES -> counter("container_fs_reads_bytes_total", "Bytes read from disks.");
      case WRITTEN_BYTES -> counter("container_fs_writes_bytes_total", "Bytes written to disks.");
      case READS -> counter("container_fs_reads_total", "Reads from disks.");
      case WRITES -> counter("container_fs_writes_total", "Writes to disks.");
      case RECEIVED_BYTES -> counter("container_network_receive_bytes_total", "Bytes received.");
      case RECEIVED_PACKETS ->
          counter("container_network_receive_packets_total", "Packets received.");
      case RECEIVE_ERRORS ->
          counter("container_network_receive_errors_total", "Errors in receiving.");
      case RECEIVE_DROPPED ->
          counter("container_network_receive_packets_dropped_total", "Packets dropped on arrival.");
      case SENT_BYTES -> counter("container_network_transmit_bytes_total", "Bytes sent.");
      case SENT_PACKETS -> counter("container_network_transmit_packets_total", "Packets sent.");
      case SEND_ERRORS -> counter("container_network_transmit_errors_total", "Errors in sending.");
      case SEND_DROPPED ->
          counter(
              "container_network_transmit_packets_dropped_total",
              "Packets dropped before they were sent.");
    };
  }
}
