package io.atoll.controller.cluster;

import com.google.common.collect.ImmutableSet;
import io.atoll.api.state.Cluster;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this host's roles may follow what they find in etcd. Thread-safe. While etcd is away the
 * last verdict holds; a host that never joined a cluster is held.
 */
public final class Membership {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private final Store store;
  private final ClusterGuard guard;
  private final List<Runnable> joining = new CopyOnWriteArrayList<>();

  /** The cluster and epoch that this run of the controller follows. */
  private volatile @Nullable Joined joined;

  private volatile @Nullable String held;

  /** Whether the last refresh found this node a member; touched by its one caller only. */
  private boolean following;

  private record Joined(String id, int epoch) {}

  public Membership(Store store, ClusterGuard guard) {
    this.store = store;
    this.guard = guard;
    this.following = !guard.id().isEmpty();
    this.held = guard.id().isEmpty() ? "this host has not joined a cluster yet" : null;
  }

  /**
   * Calls back before this node follows another cluster, or the same one after a person has adopted
   * it: etcd may have gone back in time, so what caches hold no longer counts. Must not block.
   */
  public void onJoin(Runnable listener) {
    joining.add(listener);
  }

  /** The cluster's id as this host knows it; empty before it joined one. */
  public String cluster() {
    return guard.id();
  }

  /** The ids that a container of ours may carry: the cluster's, and those that it adopted. */
  public ImmutableSet<String> clusters() {
    return guard.ids();
  }

  /** Why this node touches nothing; empty if it may act. */
  public Optional<String> held() {
    return Optional.ofNullable(held);
  }

  /**
   * Reads the cluster's document past all caches and judges it. To be asked after what makes
   * somebody stop or delete was read: only then it vouches for that.
   *
   * @return whether this node may act on it
   * @throws StoreException if the store cannot be asked: then nothing is to be ended
   */
  public boolean confirm() {
    ClusterVerdict verdict = guard.check(store);
    if (verdict instanceof ClusterVerdict.Member(Cluster cluster)) {
      join(new Joined(cluster.id(), cluster.epoch()));
    }
    String reason = reason(verdict);
    held = reason;
    return reason == null;
  }

  private void join(Joined now) {
    if (!now.equals(joined)) {
      joining.forEach(Runnable::run);
      joined = now;
    }
  }

  /**
   * Judges anew, as often as the caller likes; keeps the last verdict while etcd is away.
   *
   * @param followed called when this node may act from now on
   */
  public void refresh(Runnable followed) {
    try {
      boolean member = confirm();
      // Others confirm too, so what was last told is not what was last found.
      if (member && !following) {
        LOG.info("event=following cluster={}", cluster());
        followed.run();
      } else if (!member && following) {
        LOG.warn("event=held reason=\"{}\"", held);
      }
      following = member;
    } catch (StoreException e) {
      LOG.debug("event=clusterNotRead category={}", e.category());
    }
  }

  private static @Nullable String reason(ClusterVerdict verdict) {
    return switch (verdict) {
      case ClusterVerdict.Member member -> null;
      case ClusterVerdict.Vacant vacant -> "there is no cluster yet";
      case ClusterVerdict.Hold(String reason) -> reason;
    };
  }
}
