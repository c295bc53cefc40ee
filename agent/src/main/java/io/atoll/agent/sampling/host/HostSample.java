package io.atoll.agent.sampling.host;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the host has used up to now.
 *
 * @param cpuTime busy time of all processors since boot
 * @param memory what is not available to a new program
 * @param load one, five and fifteen minutes
 * @param pressure since boot; without what the kernel does not count
 * @param disks by device
 */
public record HostSample(
    Duration cpuTime,
    DataSize memory,
    List<Double> load,
    Map<Stall, Duration> pressure,
    Map<String, HostDetail.Disk> disks) {
  public HostSample {
    load = ImmutableList.copyOf(load);
    pressure = ImmutableMap.copyOf(pressure);
    disks = ImmutableMap.copyOf(disks);
  }
}
