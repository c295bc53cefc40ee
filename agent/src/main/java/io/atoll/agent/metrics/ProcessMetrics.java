package io.atoll.agent.metrics;

import io.atoll.agent.sampling.host.ProcessFiles;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;

/** The agent as a process, under the names that Prometheus' own libraries use. */
final class ProcessMetrics {
  private static final Family CPU =
      Family.counter("process_cpu_seconds_total", "Processor time of the agent.");
  private static final Family START =
      Family.gauge("process_start_time_seconds", "When the agent was started, in Unix time.");
  private static final Family RESIDENT =
      Family.gauge("process_resident_memory_bytes", "Memory of the agent that is resident.");
  private static final Family VIRTUAL =
      Family.gauge("process_virtual_memory_bytes", "Address space of the agent.");
  private static final Family FILES =
      Family.gauge("process_open_fds", "File descriptors that the agent has open.");
  private static final Family FILE_LIMIT =
      Family.gauge("process_max_fds", "File descriptors that it may have open.");
  private static final Family THREADS =
      Family.gauge("process_threads", "Threads of the agent, as the system counts them.");
  private static final Family HEAP =
      Family.gauge("jvm_memory_used_bytes", "Heap in use, with what can be collected.");

  private static final Labels NONE = Labels.EMPTY;

  private ProcessMetrics() {}

  static void add(Families families, ProcessFiles.Use use) {
    families.add(RESIDENT, NONE, use.resident().bytes());
    families.add(VIRTUAL, NONE, use.virtual().bytes());
    families.add(FILES, NONE, use.files());
    families.add(THREADS, NONE, use.threads());
    use.fileLimit().ifPresent(limit -> families.add(FILE_LIMIT, NONE, limit));
    addOfJvm(families);
  }

  private static void addOfJvm(Families families) {
    ProcessHandle.Info self = ProcessHandle.current().info();
    self.totalCpuDuration().ifPresent(time -> families.add(CPU, NONE, HostMetrics.seconds(time)));
    self.startInstant()
        .map(Instant::toEpochMilli)
        .ifPresent(start -> families.add(START, NONE, start / 1e3));
    Runtime runtime = Runtime.getRuntime();
    families.add(HEAP, Labels.of("area", "heap"), runtime.totalMemory() - runtime.freeMemory());
  }
}
