package io.atoll.agent.sampling.container;

import io.atoll.api.value.DataSize;
import java.time.Duration;

/**
 * What a control group has used up to now.
 *
 * @param cpuTime since the group was made
 * @param memory working set: use without the file pages that the kernel can drop at once
 */
public record CgroupSample(Duration cpuTime, DataSize memory, int pids) {}
