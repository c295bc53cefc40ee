package io.atoll.controller;

import com.sun.management.UnixOperatingSystemMXBean;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Measured;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;

/** This process and its JVM, under the names that Prometheus' own libraries use. */
record ProcessFigures(String version) implements Measured {
  private static final String RESIDENT = "VmRSS:";

  @Override
  public void measure(Figures figures) {
    addProcess(figures);
    addJvm(figures);
    figures.add(collections());
    figures.add(
        InfoSnapshot.builder()
            .name("atoll_controller_build")
            .help("Which controller this is; always 1.")
            .dataPoint(
                InfoDataPointSnapshot.builder()
                    .labels(Labels.of("version", version, "java", Runtime.version().toString()))
                    .build())
            .build());
  }

  private static void addProcess(Figures figures) {
    figures.add(
        "process_start_time_seconds",
        "When the process was started, in Unix time.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    figures.add("process_resident_memory_bytes", "Memory that is resident.", resident());
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      figures.add(
          "process_cpu_seconds_total", "Processor time used.", system.getProcessCpuTime() / 1e9);
      figures.add(
          "process_open_fds",
          "File descriptors open.",
          (double) system.getOpenFileDescriptorCount());
      figures.add(
          "process_max_fds",
          "File descriptors that may be open.",
          (double) system.getMaxFileDescriptorCount());
    }
  }

  private static double resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .mapToDouble(
              line -> Long.parseLong(line.replace("kB", "").substring(RESIDENT.length()).strip()))
          .map(kilobytes -> kilobytes * 1024)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addJvm(Figures figures) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
    String used = "Memory in use by the JVM, with what can be collected.";
    figures.add("jvm_memory_used_bytes", used, (double) heap.getUsed(), "area", "heap");
    figures.add("jvm_memory_used_bytes", used, (double) other.getUsed(), "area", "nonheap");
    figures.add(
        "jvm_memory_max_bytes", "What the JVM may use.", (double) heap.getMax(), "area", "heap");
    figures.add(
        "jvm_threads_current",
        "Threads of the operating system.",
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static SummarySnapshot collections() {
    SummarySnapshot.Builder all =
        SummarySnapshot.builder()
            .name("jvm_gc_collection_seconds")
            .help("Time in collections of garbage.");
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      all.dataPoint(
          SummaryDataPointSnapshot.builder()
              .labels(Labels.of("gc", collector.getName()))
              .count(collector.getCollectionCount())
              .sum(collector.getCollectionTime() / 1e3)
              .build());
    }
    return all.build();
  }
}
