package io.atoll.controller.node.network.address;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.runtime.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out addresses of this node's blocks and claims more blocks as needed. Needs the cluster
 * only for a new block. Thread-safe.
 */
public final class Addresses {
  private static final Logger LOG = LoggerFactory.getLogger(Addresses.class);

  private final String node;
  private final BlockClaims claims;
  private final Clock clock;
  private final DiskFile<AddressBook> file;
  private final ReentrantLock claiming = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private AddressBook book;

  public Addresses(String node, BlockClaims claims, Clock clock, DiskFile<AddressBook> file) {
    this.node = node;
    this.claims = claims;
    this.clock = clock;
    this.file = file;
    this.book = file.read().orElse(AddressBook.EMPTY);
  }

  /** The worker's address: the one it has, or a new one. */
  public Ipv4 address(String network, NetworkView view, String worker) {
    NetworkView.Accepted accepted = view.networks().get(network);
    if (accepted == null) {
      throw new NetworkException(
          Category.UNKNOWN_NETWORK,
          "network %s is not known on node %s yet".formatted(network, node),
          null);
    }
    Optional<Ipv4> found = lease(network, accepted.range(), worker);
    if (found.isPresent()) {
      return found.get();
    }
    claiming.lock();
    try {
      // Somebody else may have claimed a block while this one waited.
      return lease(network, accepted.range(), worker)
          .orElseGet(() -> leaseOfNewBlock(network, accepted.range(), view, worker));
    } finally {
      claiming.unlock();
    }
  }

  private Ipv4 leaseOfNewBlock(String network, Cidr range, NetworkView view, String worker) {
    Stream<Ipv4> candidates = AddressPlanner.candidates(range, takenBlocks(network, view), node);
    return candidates
        .filter(base -> claims.claim(network, base).equals(node))
        .findFirst()
        .flatMap(base -> {
          LOG.info("event=block-claimed network={} block={}", network, base);
          change(old -> old.withBlock(new Block(network, base, node)));
          return lease(network, range, worker);
        })
        .orElseThrow(() ->
            new NetworkException(
                Category.EXHAUSTED,
                "network %s has no free block in %s, and node %s no free address: widen the range"
                    .formatted(network, range, node),
                null));
  }

  /** Blocks not to try; this node's own are full, or it would not ask. */
  private Set<Ipv4> takenBlocks(String network, NetworkView view) {
    return Stream.concat(book().blocks().stream(), view.blocks().stream())
        .filter(block -> block.network().equals(network))
        .map(Block::base)
        .collect(ImmutableSet.toImmutableSet());
  }

  private Optional<Ipv4> lease(String network, Cidr range, String worker) {
    lock.lock();
    try {
      AddressBook.Lease known = book.leases().get(worker);
      if (known != null && known.network().equals(network) && range.contains(known.address())) {
        return Optional.of(known.address());
      }
      Optional<Ipv4> free =
          AddressPlanner.next(
              blocks(book, network, range),
              book.taken(network, clock.now()),
              book.last().get(network));
      free.ifPresent(address -> changeLease(worker, new AddressBook.Lease(network, address)));
      return free;
    } finally {
      lock.unlock();
    }
  }

  private void changeLease(String worker, AddressBook.Lease lease) {
    change(old -> old.release(worker, clock.now()).lease(worker, lease));
  }

  /** Remembers an address that a worker was found to have. */
  public void adopt(String worker, String network, Ipv4 address) {
    change(old ->
        old.leases().containsKey(worker)
            ? old
            : old.lease(worker, new AddressBook.Lease(network, address)));
  }

  public void release(String worker) {
    change(old -> old.release(worker, clock.now()));
  }

  /** This node's blocks of the network, in the order in which they were claimed. */
  public List<Cidr> blocks(String network, Cidr range) {
    return blocks(book(), network, range);
  }

  private static List<Cidr> blocks(AddressBook book, String network, Cidr range) {
    return book.blocks().stream()
        .filter(block -> block.network().equals(network) && range.contains(block.base()))
        .map(block -> Block.range(range, block.base()))
        .toList();
  }

  /** Networks that this node's workers are in, or were in a short while ago. */
  public Set<String> usedNetworks() {
    return book().used(clock.now());
  }

  /** Takes over blocks that the cluster's record says are ours. */
  public void learn(NetworkView view) {
    view.blocks().stream()
        .filter(block -> block.node().equals(node) && !book().blocks().contains(block))
        .forEach(block -> change(old -> old.withBlock(block)));
  }

  /** Claims again what the cluster's record has lost, as an etcd that was replaced has. */
  public void confirm(NetworkView view) {
    book().blocks().stream()
        .filter(block -> !view.blocks().contains(block))
        .filter(block -> view.networks().containsKey(block.network()))
        .forEach(this::claimAgain);
  }

  private void claimAgain(Block block) {
    String owner = claims.claim(block.network(), block.base());
    if (!owner.equals(node)) {
      LOG.error(
          "event=block-lost network={} block={} owner={}", block.network(), block.base(), owner);
      change(old -> old.withoutBlock(block));
    }
  }

  private AddressBook book() {
    lock.lock();
    try {
      return book;
    } finally {
      lock.unlock();
    }
  }

  private void change(UnaryOperator<AddressBook> change) {
    lock.lock();
    try {
      AddressBook changed = change.apply(book);
      if (!changed.equals(book)) {
        file.write(changed);
        book = changed;
      }
    } finally {
      lock.unlock();
    }
  }
}
