package io.atoll.controller.node.network.ovs;

import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.node.network.Peer;
import io.atoll.controller.node.network.address.DiskFile;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The last view of the cluster, remembered on disk, so that a controller that starts without etcd
 * changes nothing. Thread-safe.
 */
final class Views {
  private final DiskFile<NetworkView> file;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private NetworkView view;

  Views(DiskFile<NetworkView> file) {
    this.file = file;
    this.view = file.read().orElse(NetworkView.EMPTY);
  }

  NetworkView current() {
    lock.lock();
    try {
      return view;
    } finally {
      lock.unlock();
    }
  }

  void update(NetworkView fresh) {
    lock.lock();
    try {
      NetworkView merged = merge(view, fresh);
      if (!merged.equals(view)) {
        file.write(merged);
        view = merged;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A presence ends with its controller, but the node's workers go on: as long as it has blocks it
   * stays where it was last seen.
   */
  static NetworkView merge(NetworkView old, NetworkView fresh) {
    Set<String> owners =
        fresh.blocks().stream().map(Block::node).collect(Collectors.toUnmodifiableSet());
    ImmutableMap.Builder<String, Peer> peers = ImmutableMap.builder();
    old.peers().entrySet().stream()
        .filter(peer -> owners.contains(peer.getKey()))
        .forEach(peers::put);
    return new NetworkView(
        fresh.networks(), fresh.blocks(), peers.putAll(fresh.peers()).buildKeepingLast());
  }
}
