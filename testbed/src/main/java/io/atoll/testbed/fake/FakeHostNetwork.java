package io.atoll.testbed.fake;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.HostNetwork;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A host's network in memory that keeps the promises of the real one. It outlives the controllers
 * that use it, as a switch and a disk do. Can be made to answer UNAVAILABLE. Thread-safe.
 */
public final class FakeHostNetwork implements HostNetwork {
  private static final Duration REST = Duration.ofMinutes(5);

  private final Clock clock;
  private final IntPredicate alive;
  private final Map<String, Cidr> blocks = new TreeMap<>();
  private final Map<String, Lease> leases = new TreeMap<>();
  private final Map<Lease, Instant> released = new HashMap<>();
  private final Map<String, Integer> last = new TreeMap<>();
  private final Map<String, Attachment> attachments = new TreeMap<>();
  private boolean available = true;

  private record Lease(String network, Ipv4 address) {}

  /**
   * @param alive whether a process can be joined
   */
  public FakeHostNetwork(Clock clock, IntPredicate alive) {
    this.clock = clock;
    this.alive = alive;
  }

  /** Makes a network known, with the one block that this host has of it. */
  public synchronized void accept(String network, Cidr block) {
    blocks.put(network, block);
  }

  /** From now on everything fails, or works again. */
  public synchronized void available(boolean now) {
    available = now;
  }

  /** Who is joined, by instance. */
  public synchronized Map<String, Attachment> attachments() {
    return Map.copyOf(attachments);
  }

  @Override
  public synchronized Ipv4 address(String network, String worker) {
    check(network);
    Lease known = leases.get(worker);
    if (known != null && known.network().equals(network)) {
      return known.address();
    }
    release(worker);
    Lease free = free(network);
    leases.put(worker, free);
    return free.address();
  }

  @Override
  public synchronized Ipv4 gateway(String network, Ipv4 address) {
    check(network);
    Cidr block = blocks.getOrDefault(network, Cidr.parse("0.0.0.0/32"));
    if (!block.contains(address)) {
      throw new NetworkException(
          Category.INTERNAL, address + " is in no block of network " + network, null);
    }
    return Block.gateway(block);
  }

  private Lease free(String network) {
    Cidr block = blocks.getOrDefault(network, Cidr.parse("0.0.0.0/32"));
    int count = (int) block.size() - 3;
    int start = last.getOrDefault(network, 0);
    int offset =
        IntStream.range(start, start + count)
            .map(i -> i % count)
            .filter(i -> isFree(new Lease(network, block.base().plus(2 + i))))
            .findFirst()
            .orElseThrow(
                () -> new NetworkException(Category.EXHAUSTED, network + " is full", null));
    last.put(network, offset + 1);
    return new Lease(network, block.base().plus(2 + offset));
  }

  private boolean isFree(Lease lease) {
    Instant at = released.get(lease);
    return !leases.containsValue(lease) && (at == null || !clock.now().isBefore(at.plus(REST)));
  }

  @Override
  public synchronized void release(String worker) {
    checkAvailable();
    Lease lease = leases.remove(worker);
    if (lease != null) {
      released.put(lease, clock.now());
    }
  }

  @Override
  public synchronized void attach(Attachment attachment) {
    check(attachment.network());
    if (!alive.test(attachment.pid())) {
      throw new NetworkException(
          Category.NO_SUCH_PROCESS, "process " + attachment.pid() + " ended", null);
    }
    attachments.put(attachment.instance(), attachment);
  }

  @Override
  public synchronized void detach(String instance) {
    checkAvailable();
    attachments.remove(instance);
  }

  @Override
  public synchronized Set<String> attached() {
    checkAvailable();
    return Set.copyOf(attachments.keySet());
  }

  private void check(String network) {
    checkAvailable();
    if (!blocks.containsKey(network)) {
      throw new NetworkException(
          Category.UNKNOWN_NETWORK, "network " + network + " is not known here", null);
    }
  }

  private void checkAvailable() {
    if (!available) {
      throw new NetworkException(Category.UNAVAILABLE, "the switch does not answer", null);
    }
  }
}
