package io.atoll.agent.metrics;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.agent.sampling.host.DiskSpace;
import io.atoll.agent.sampling.host.HostDetail;
import io.atoll.agent.sampling.host.HostDetail.Disk;
import io.atoll.agent.sampling.host.Stall;
import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The figures of the host. Pure. */
final class HostMetrics {
  private static final Family CPU =
      Family.counter(
          "atoll_node_cpu_seconds_total", "Time of all processors together, by what they did.");
  private static final Family PROCESSORS = Family.gauge("atoll_node_cpus", "Processors.");
  private static final Family MEMORY = Family.gauge("atoll_node_memory_bytes", "Memory in all.");
  private static final Family AVAILABLE =
      Family.gauge("atoll_node_memory_available_bytes", "Memory that a new program could have.");
  private static final Family LOAD_1 = Family.gauge("atoll_node_load1", "Load of one minute.");
  private static final Family LOAD_5 = Family.gauge("atoll_node_load5", "Load of five minutes.");
  private static final Family LOAD_15 =
      Family.gauge("atoll_node_load15", "Load of fifteen minutes.");
  private static final Family READ =
      Family.counter("atoll_node_disk_read_bytes_total", "Bytes read from the disk.");
  private static final Family WRITTEN =
      Family.counter("atoll_node_disk_written_bytes_total", "Bytes written to the disk.");
  private static final Family BUSY =
      Family.counter("atoll_node_disk_busy_seconds_total", "Time in which the disk was busy.");
  private static final Family SIZE =
      Family.gauge("atoll_node_filesystem_bytes", "Size of the file system that holds the path.");
  private static final Family FREE =
      Family.gauge("atoll_node_filesystem_available_bytes", "Room left in it.");

  private static final ImmutableMap<Stall, Family> PRESSURE =
      Maps.toMap(Arrays.asList(Stall.values()), HostMetrics::pressure);

  private HostMetrics() {}

  static void add(Families families, String node, HostDetail host) {
    Labels labels = Labels.of("node", node);
    host.cpuTimes()
        .forEach((mode, time) -> families.add(CPU, labels.add("mode", mode), seconds(time)));
    families.add(PROCESSORS, labels, host.processors());
    families.add(MEMORY, labels, host.memory().bytes());
    families.add(AVAILABLE, labels, host.available().bytes());
    families.add(LOAD_1, labels, host.load().get(0));
    families.add(LOAD_5, labels, host.load().get(1));
    families.add(LOAD_15, labels, host.load().get(2));
    host.disks().forEach((device, disk) -> add(families, labels.add("device", device), disk));
    PRESSURE.forEach((stall, family) -> {
      Duration time = host.pressure().get(stall);
      if (time != null) {
        families.add(family, labels, seconds(time));
      }
    });
  }

  private static Family pressure(Stall stall) {
    return switch (stall) {
      case CPU_WAITING ->
          Family.counter(
              "atoll_node_pressure_cpu_waiting_seconds_total",
              "Time in which some task waited for a processor.");
      case MEMORY_WAITING ->
          Family.counter(
              "atoll_node_pressure_memory_waiting_seconds_total",
              "Time in which some task waited for memory.");
      case MEMORY_STALLED ->
          Family.counter(
              "atoll_node_pressure_memory_stalled_seconds_total",
              "Time in which all tasks waited for memory.");
      case IO_WAITING ->
          Family.counter(
              "atoll_node_pressure_io_waiting_seconds_total",
              "Time in which some task waited for a disk.");
      case IO_STALLED ->
          Family.counter(
              "atoll_node_pressure_io_stalled_seconds_total",
              "Time in which all tasks waited for a disk.");
    };
  }

  private static void add(Families families, Labels labels, Disk disk) {
    families.add(READ, labels, disk.read().bytes());
    families.add(WRITTEN, labels, disk.written().bytes());
    families.add(BUSY, labels, seconds(disk.busy()));
  }

  static void add(Families families, String node, Path path, DiskSpace.Room room) {
    Labels labels = Labels.of("node", node, "path", path.toString());
    families.add(SIZE, labels, room.size().bytes());
    families.add(FREE, labels, room.available().bytes());
  }

  static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
