package io.atoll.agent.sampling;

import com.google.common.collect.ImmutableList;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.util.List;

/**
 * What the host has used up to now.
 *
 * @param cpuTime busy time of all processors since boot
 * @param memory what is not available to a new program
 * @param load one, five and fifteen minutes
 */
public record HostSample(Duration cpuTime, DataSize memory, List<Double> load) {
  public HostSample {
    load = ImmutableList.copyOf(load);
  }
}
