package io.atoll.controller.cluster;

import io.atoll.api.state.Cluster;
import io.atoll.controller.cluster.ClusterVerdict.Hold;
import io.atoll.controller.cluster.ClusterVerdict.Member;
import io.atoll.controller.cluster.ClusterVerdict.Vacant;
import org.jspecify.annotations.Nullable;

/**
 * Compares the cluster in etcd with the one this host remembers. Pure.
 *
 * <p>A higher epoch is a person's word that the restored store is the right one; so is a new epoch
 * that adopts the remembered id.
 */
public final class ClusterPlanner {
  private static final String WHAT_TO_DO = "; if this is the right etcd, run 'atoll cluster adopt'";

  private ClusterPlanner() {}

  /**
   * @param known what this host remembers; null on a new host
   * @param found the document in etcd; null if there is none
   * @param revision of the store when {@code found} was read
   */
  public static ClusterVerdict judge(
      @Nullable ClusterMemory known, @Nullable Cluster found, long revision) {
    if (found == null) {
      return known == null ? new Vacant() : new Hold(nothingThere(known));
    }
    if (known == null || adopted(known, found)) {
      return new Member(found);
    }
    if (!known.id().equals(found.id())) {
      return new Hold(
          "etcd belongs to cluster " + found.id() + ", this host to " + known.id() + WHAT_TO_DO);
    }
    if (known.wentBack() || goneBack(known, found, revision)) {
      return new Hold(wentBack(known, found, revision));
    }
    return new Member(found);
  }

  /** What to remember after the verdict, so that no later one forgets why this one held. */
  static @Nullable ClusterMemory after(
      @Nullable ClusterMemory known, @Nullable Cluster found, long revision) {
    return switch (judge(known, found, revision)) {
      case Member(Cluster c) -> new ClusterMemory(c.id(), c.epoch(), revision, false, c.adopts());
      case Vacant() -> known;
      case Hold hold ->
          known != null && found != null && sameButBack(known, found, revision)
              ? known.sentBack()
              : known;
    };
  }

  private static boolean sameButBack(ClusterMemory known, Cluster found, long revision) {
    return known.id().equals(found.id()) && goneBack(known, found, revision);
  }

  private static boolean goneBack(ClusterMemory known, Cluster found, long revision) {
    return found.epoch() < known.epoch() || revision < known.revision();
  }

  private static boolean adopted(ClusterMemory known, Cluster found) {
    boolean same = known.id().equals(found.id());
    boolean named = found.adopts().contains(known.id());
    return same
        ? found.epoch() > known.epoch() || (named && found.epoch() != known.epoch())
        : named;
  }

  private static String nothingThere(ClusterMemory known) {
    return "etcd is empty, but this host belongs to cluster " + known.id() + WHAT_TO_DO;
  }

  private static String wentBack(ClusterMemory known, Cluster found, long revision) {
    return "etcd went back in time: it is at epoch %d and revision %d, this host has seen epoch %d and revision %d%s"
        .formatted(found.epoch(), revision, known.epoch(), known.revision(), WHAT_TO_DO);
  }
}
