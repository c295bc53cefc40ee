package io.atoll.controller.node.network.flow;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.host.Commands;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs flows by {@code ovs-ofctl}, each time as one bundle: a packet meets the old flows or the
 * new ones. Blocks; throws NetworkException if the switch does not answer, and then installs
 * everything the next time. Thread-safe: what is wanted is asked for under the lock, so that an
 * older answer never overwrites a newer one, and who waited finds its flows already installed.
 */
public final class OvsFlows {
  private static final Logger LOG = LoggerFactory.getLogger(OvsFlows.class);
  private static final int DIFFERENT = 2;

  private final Commands commands;
  private final String target;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private @Nullable Set<Flow> installed;

  public OvsFlows(Commands commands, Path runDirectory, String bridge) {
    this.commands = commands;
    this.target = "unix:" + runDirectory.resolve(bridge + ".mgmt");
  }

  /** Installs the difference to what was last installed from here. */
  public void install(Supplier<Set<Flow>> wanted) {
    lock.lock();
    try {
      Set<Flow> flows = wanted.get();
      Set<Flow> known = installed;
      installed = null;
      if (known == null) {
        replace(flows);
      } else {
        FlowDifference difference = FlowDifference.between(known, flows);
        if (!difference.isEmpty()) {
          run(lines(difference.lines()), "add-flows");
        }
      }
      installed = flows;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Compares with what the switch really has, and repairs that.
   *
   * @return whether there was something to repair
   */
  public boolean verify(Supplier<Set<Flow>> wanted) {
    lock.lock();
    try {
      Set<Flow> flows = wanted.get();
      boolean unchanged = flows.equals(installed);
      installed = null;
      Commands.Result found = attempt(lines(flows), "diff-flows");
      if (found.code() != 0) {
        if (found.code() == DIFFERENT && unchanged) {
          LOG.warn("event=flows-repaired found=\"{}\"", found.output().strip());
        }
        replace(flows);
      }
      installed = flows;
      return found.code() != 0;
    } finally {
      lock.unlock();
    }
  }

  private void replace(Set<Flow> flows) {
    run(lines(flows), "replace-flows");
  }

  private void run(String flows, String command) {
    Commands.Result result = attempt(flows, command);
    if (result.code() != 0) {
      throw new NetworkException(
          NetworkException.Category.UNAVAILABLE,
          "ovs-vswitchd did not take flows: " + result.output().strip(),
          null);
    }
  }

  private Commands.Result attempt(String flows, String command) {
    return commands.attempt(
        flows,
        List.of("ovs-ofctl", "--timeout=10", "-O", "OpenFlow15", "--bundle", command, target, "-"));
  }

  private static String lines(Iterable<?> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(value).append('\n'));
    return text.toString();
  }
}
