package io.atoll.controller.node.network.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The switch's one bridge. Reads come from the monitored cache; changes return when the switch has
 * carried them out. Connects when first used and again after the connection broke. Calls block, are
 * interruptible, and throw UNAVAILABLE when the database or the switch does not answer.
 * Thread-safe.
 */
public final class OvsSwitch implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Path socket;
  private final String name;
  private final Runnable disturbance;
  private final ReentrantLock connecting = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition updated = lock.newCondition();

  @GuardedBy("lock")
  private OvsdbCache cache = new OvsdbCache();

  @GuardedBy("lock")
  private @Nullable OvsdbConnection connection;

  /** Ports whose removal is no disturbance. */
  private final Set<String> removing = ConcurrentHashMap.newKeySet();

  /**
   * @param disturbance called on the reader thread, so it must not block, when somebody else
   *     changed the bridge or the connection was lost
   */
  public OvsSwitch(Path runDirectory, String bridge, Runnable disturbance) {
    this.socket = SocketPath.reachable(runDirectory.resolve("db.sock"));
    this.name = bridge;
    this.disturbance = disturbance;
  }

  public Optional<OvsBridge> bridge() {
    connected();
    lock.lock();
    try {
      return cache.bridge(name);
    } finally {
      lock.unlock();
    }
  }

  /** One port, found at the same cost however many there are. */
  public Optional<OvsPort> port(String port) {
    connected();
    lock.lock();
    try {
      return cache.port(port);
    } finally {
      lock.unlock();
    }
  }

  private Optional<String> uuid() {
    connected();
    lock.lock();
    try {
      return cache.bridgeUuid(name);
    } finally {
      lock.unlock();
    }
  }

  public OvsBridge create(String datapathType) {
    commit(new OvsdbOperations().addBridge(name, datapathType));
    return bridge().orElseThrow(this::gone);
  }

  /** Sets what a person may have changed: fail mode, protocols, datapath. */
  public void correct(OvsBridge bridge, String datapathType) {
    commit(new OvsdbOperations().correctBridge(bridge.uuid(), datapathType));
  }

  public void remove(OvsBridge bridge) {
    commit(new OvsdbOperations().removeBridge(bridge.uuid()));
  }

  /** Adds the ports in one transaction; the switch has tried to open them when this returns. */
  public void add(List<PortSpec> ports) {
    if (ports.isEmpty()) {
      return;
    }
    String bridge = uuid().orElseThrow(this::gone);
    OvsdbOperations operations = new OvsdbOperations();
    ports.forEach(port -> operations.addPort(bridge, port));
    commit(operations);
  }

  /** Removes those of the ports that exist. */
  public void remove(Set<String> names) {
    Optional<String> bridge = uuid();
    if (bridge.isEmpty()) {
      return;
    }
    OvsdbOperations operations = new OvsdbOperations();
    List<OvsPort> found = names.stream().flatMap(port -> port(port).stream()).toList();
    found.forEach(port -> operations.removePort(bridge.get(), port.uuid()));
    if (!found.isEmpty()) {
      expecting(names, () -> commit(operations));
    }
  }

  private void expecting(Set<String> names, Runnable removal) {
    removing.addAll(names);
    try {
      removal.run();
    } finally {
      removing.removeAll(names);
    }
  }

  private void commit(OvsdbOperations operations) {
    JsonNode results = connected().call("transact", operations.finish());
    for (JsonNode result : results) {
      if (result.hasNonNull("error")) {
        throw new NetworkException(
            Category.INTERNAL, "ovsdb-server refused a change: " + result, null);
      }
      if (result.path("count").asInt(1) == 0) {
        throw gone();
      }
    }
    JsonNode selected = results.path(results.size() - 1).path("rows").path(0);
    awaitDone(selected.path("next_cfg").asLong());
  }

  private void awaitDone(long number) {
    long left = DEADLINE.toNanos();
    lock.lock();
    try {
      while (cache.doneUpTo() < number) {
        if (left <= 0 || connection == null) {
          throw unavailable("ovs-vswitchd did not carry out a change: is it running?", null);
        }
        left = updated.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted while waiting for ovs-vswitchd", e);
    } finally {
      lock.unlock();
    }
  }

  private OvsdbConnection connected() {
    connecting.lock();
    try {
      OvsdbConnection known = current();
      return known != null && known.isOpen() ? known : connect();
    } finally {
      connecting.unlock();
    }
  }

  private @Nullable OvsdbConnection current() {
    lock.lock();
    try {
      return connection;
    } finally {
      lock.unlock();
    }
  }

  private OvsdbConnection connect() {
    OvsdbCache fresh = new OvsdbCache();
    OvsdbConnection opened = OvsdbConnection.open(socket, new Updates(fresh));
    opened.monitor(OvsdbCache.monitorRequest());
    lock.lock();
    try {
      cache = fresh;
      connection = opened;
      return opened;
    } finally {
      lock.unlock();
    }
  }

  /** Belongs to one connection, so that a late word of an old one changes nothing. */
  private final class Updates implements OvsdbConnection.Listener {
    private final OvsdbCache target;

    Updates(OvsdbCache target) {
      this.target = target;
    }

    @Override
    public void updated(JsonNode tables) {
      boolean disturbed;
      lock.lock();
      try {
        disturbed = target.apply(tables, removing);
        updated.signalAll();
      } finally {
        lock.unlock();
      }
      if (disturbed) {
        disturbance.run();
      }
    }

    @Override
    public void closed() {
      lock.lock();
      try {
        if (cache == target) {
          connection = null;
        }
        updated.signalAll();
      } finally {
        lock.unlock();
      }
      disturbance.run();
    }
  }

  private NetworkException gone() {
    return unavailable(
        "the bridge " + name + " was removed by somebody; it will be made again", null);
  }

  private static NetworkException unavailable(String message, @Nullable Exception cause) {
    return new NetworkException(Category.UNAVAILABLE, message, cause);
  }

  @Override
  public void close() {
    OvsdbConnection known = current();
    if (known != null) {
      known.close();
    }
  }
}
