package io.atoll.agent.sampling.host;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All that is told of the host to who asks for figures.
 *
 * @param cpuTimes of all processors since boot, by what they did: {@code user}, {@code idle} ...
 * @param available memory that a new program could have
 * @param load one, five and fifteen minutes
 * @param disks by device; parts of a device and devices in memory are not among them
 * @param pressure since boot; without what the kernel does not count
 */
public record HostDetail(
    Map<String, Duration> cpuTimes,
    int processors,
    DataSize memory,
    DataSize available,
    List<Double> load,
    Map<String, Disk> disks,
    Map<Stall, Duration> pressure) {
  public HostDetail {
    cpuTimes = ImmutableMap.copyOf(cpuTimes);
    load = ImmutableList.copyOf(load);
    disks = ImmutableMap.copyOf(disks);
    pressure = ImmutableMap.copyOf(pressure);
  }

  /** Since boot. */
  public record Disk(DataSize read, DataSize written, Duration busy) {}
}
