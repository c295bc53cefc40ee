package io.atoll.agent.measuring;

import io.atoll.agent.sampling.container.CgroupSample;
import io.atoll.agent.sampling.container.Cgroups;
import io.atoll.agent.sampling.container.ContainerFiles;
import io.atoll.agent.sampling.container.GroupFiles;
import io.atoll.api.agent.Sample.Detail;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures one container. What costs more to read is read every twenty seconds. One thread. */
final class ContainerMeter implements AutoCloseable {
  private static final Duration DETAILS_EVERY = Duration.ofSeconds(20);

  private final String containerId;
  private final GroupFiles group;
  private final ContainerFiles files;
  private @Nullable Details last;

  ContainerMeter(String containerId, Cgroups cgroups, ContainerFiles files) {
    this.containerId = containerId;
    this.group = cgroups.files(containerId);
    this.files = files;
  }

  /** Empty if it has no control group, as when it has just ended. */
  Optional<CgroupSample> sample() throws IOException {
    return group.sample();
  }

  /**
   * Since it was read last; empty unless it is due.
   *
   * @param uptime monotonic time
   */
  Optional<Detail> detail(Duration uptime) throws IOException {
    Details before = last;
    if (before != null && uptime.minus(before.uptime()).compareTo(DETAILS_EVERY) < 0) {
      return Optional.empty();
    }
    Details now = new Details(uptime, files.figures(containerId, Details.WANTED));
    last = now;
    return before == null ? Optional.empty() : now.since(before);
  }

  @Override
  public void close() throws IOException {
    group.close();
  }
}
