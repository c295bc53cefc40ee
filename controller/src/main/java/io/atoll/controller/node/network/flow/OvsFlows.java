package io.atoll.controller.node.network.flow;

import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.host.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs flows by {@code ovs-ofctl}, each time as one bundle: a packet meets the old flows or the
 * new ones. Blocks; idempotent; throws NetworkException if the switch does not answer. Thread-safe:
 * what many threads want at the same time goes in one bundle. Remembers nothing, so that a change
 * costs the same however many flows there are.
 */
public final class OvsFlows {
  private static final Logger LOG = LoggerFactory.getLogger(OvsFlows.class);
  private static final int DIFFERENT = 2;

  private final Commands commands;
  private final String target;
  private final ReentrantLock lock = new ReentrantLock();
  private final ConcurrentLinkedQueue<Request> waiting = new ConcurrentLinkedQueue<>();

  private record Request(List<String> lines, CompletableFuture<Void> done) {}

  public OvsFlows(Commands commands, Path runDirectory, String bridge) {
    this.commands = commands;
    this.target = "unix:" + runDirectory.resolve(bridge + ".mgmt");
  }

  public void add(Collection<Flow> flows) {
    change(flows.stream().map(flow -> "add " + flow).toList());
  }

  /** Removes those of the flows that there are. */
  public void remove(Collection<Flow> flows) {
    change(flows.stream().map(flow -> "delete_strict " + flow.key()).toList());
  }

  private void change(List<String> lines) {
    Request request = new Request(lines, new CompletableFuture<>());
    waiting.add(request);
    lock.lock();
    try {
      if (!request.done().isDone()) {
        together();
      }
    } finally {
      lock.unlock();
    }
    try {
      request.done().join();
    } catch (CompletionException e) {
      throw unavailable(String.valueOf(e.getCause()), e);
    }
  }

  /** One program for all who wait; who held the lock before may have served this one too. */
  private void together() {
    List<Request> requests = new ArrayList<>();
    for (Request next = waiting.poll(); next != null; next = waiting.poll()) {
      requests.add(next);
    }
    try {
      run(
          lines(requests.stream().flatMap(request -> request.lines().stream()).toList()),
          "add-flows");
      requests.forEach(request -> request.done().complete(null));
    } catch (NetworkException e) {
      requests.forEach(request -> request.done().completeExceptionally(e));
    }
  }

  /** Whether the switch has other flows than these. */
  public boolean differ(Set<Flow> wanted) {
    Commands.Result found = compare(wanted);
    if (found.code() != 0 && found.code() != DIFFERENT) {
      throw unavailable(found.output().strip(), null);
    }
    LOG.debug("event=flows-compared difference=\"{}\"", found.output().strip());
    return found.code() == DIFFERENT;
  }

  /** Makes them the only flows of the switch. */
  public void replace(Set<Flow> flows) {
    lock.lock();
    try {
      run(lines(flows), "replace-flows");
    } finally {
      lock.unlock();
    }
  }

  /** Only a regular file is taken for a list of flows. */
  private Commands.Result compare(Set<Flow> flows) {
    try {
      Path file = Files.createTempFile("atoll-flows", "");
      try {
        Files.writeString(file, lines(flows));
        return attempt("", "diff-flows", file.toString());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new NetworkException(
          NetworkException.Category.INTERNAL, "no temporary file could be written: " + e, e);
    }
  }

  private void run(String flows, String command) {
    Commands.Result result = attempt(flows, command, "-");
    if (result.code() != 0) {
      throw unavailable(result.output().strip(), null);
    }
  }

  private Commands.Result attempt(String input, String command, String flows) {
    return commands.attempt(
        input,
        List.of(
            "ovs-ofctl", "--timeout=10", "-O", "OpenFlow15", "--bundle", command, target, flows));
  }

  private static NetworkException unavailable(String reason, @Nullable Throwable cause) {
    return new NetworkException(
        NetworkException.Category.UNAVAILABLE, "ovs-vswitchd did not take flows: " + reason, cause);
  }

  private static String lines(Iterable<?> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(value).append('\n'));
    return text.toString();
  }
}
