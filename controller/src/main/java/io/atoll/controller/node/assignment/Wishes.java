package io.atoll.controller.node.assignment;

import io.atoll.api.Keys;
import io.atoll.api.application.Application;
import io.atoll.api.application.Stop;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Revision;
import io.atoll.api.store.StoreException;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.node.life.AssignmentDisk;
import io.atoll.controller.node.life.KeptAssignment;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.cache.Cache;
import io.atoll.controller.runtime.cache.Relisting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out what this node is to do about a worker: from etcd, or from its own disk while etcd has
 * not been heard. Whatever would end a worker is asked for again past the caches. Thread-safe.
 */
public final class Wishes {
  /** After a reboot, etcd gets this long before the disk's word counts. */
  private static final Duration REBOOT_WAIT = Duration.ofSeconds(60);

  /** A controller that has just started first hears what etcd has to say. */
  private static final Duration START_WAIT = Duration.ofSeconds(3);

  private static final Stop DEFAULT_STOP =
      new Stop("SIGTERM", Duration.ofSeconds(30), Duration.ofSeconds(10));

  private final String node;
  private final String boot;
  private final Cache<Assignment> assignments;
  private final Cache<Revision> inputs;
  private final Relisting heard;
  private final AssignmentDisk disk;
  private final Membership membership;
  private final Inheritance inheritance;
  private final Clock clock;
  private final Duration started;

  /**
   * @param heard whether the caches, that of the observations too, show what this node follows
   */
  public Wishes(
      String node,
      String boot,
      Cache<Assignment> assignments,
      Cache<Revision> inputs,
      Relisting heard,
      AssignmentDisk disk,
      Membership membership,
      Inheritance inheritance,
      Clock clock) {
    this.node = node;
    this.boot = boot;
    this.assignments = assignments;
    this.inputs = inputs;
    this.heard = heard;
    this.disk = disk;
    this.membership = membership;
    this.inheritance = inheritance;
    this.clock = clock;
    this.started = clock.uptime();
  }

  public Wish of(String worker) {
    Optional<String> held = membership.held();
    if (held.isPresent()) {
      return new Wish.Leave("held: " + held.get());
    }
    if (heard.pending()) {
      // What the disk says may be just what the store has forgotten.
      return new Wish.Leave("etcd is being listed anew");
    }
    return heard.done() ? fromStore(worker) : fromDisk(worker);
  }

  private Wish fromStore(String worker) {
    Optional<Cache.Item<Assignment>> item = assignments.get(Keys.worker(node, worker));
    if (item.isEmpty()) {
      return unassigned(worker);
    }
    Assignment assignment = item.get().value();
    if (assignment == null) {
      return new Wish.Leave("the assignment cannot be read: " + item.get().error());
    }
    Optional<Revision> revision = input(assignment).or(() -> keptRevision(worker, assignment));
    if (revision.isPresent()) {
      keep(worker, assignment, revision.get());
      return wish(assignment, revision.get());
    }
    return assignment.want() == Want.STOP
        ? ending(new Wish.End(stop(worker), assignment))
        : new Wish.Leave("revision " + assignment.revision() + " has not arrived yet");
  }

  private Wish unassigned(String worker) {
    try {
      Optional<String> needed = inheritance.needed(worker);
      return needed.isPresent()
          ? new Wish.Leave(needed.get())
          : ending(new Wish.End(stop(worker), null));
    } catch (StoreException e) {
      return new Wish.Leave("etcd cannot confirm the end: " + e.getMessage());
    }
  }

  private Wish wish(Assignment assignment, Revision revision) {
    Application.Spec spec = revision.application().spec();
    Wish.Run run =
        new Wish.Run(assignment.owner(), assignment.revision(), assignment.network(), spec);
    return switch (assignment.want()) {
      case RUN -> run;
      case DRAIN -> draining(new Wish.Drain(run, assignment, drainLeft(assignment)));
      case STOP -> ending(new Wish.End(spec.stop(), assignment));
    };
  }

  private Wish draining(Wish.Drain drain) {
    return drain.left().isPositive() ? drain : ending(drain.end());
  }

  /** One without a limit, which no manager writes, is not waited for. */
  private Duration drainLeft(Assignment assignment) {
    Instant limit = assignment.drainLimit();
    return limit == null ? Duration.ZERO : Duration.between(clock.now(), limit);
  }

  private Wish ending(Wish.End end) {
    try {
      return membership.confirm()
          ? end
          : new Wish.Leave("held: " + membership.held().orElse("unknown"));
    } catch (StoreException e) {
      return new Wish.Leave("etcd cannot confirm the end: " + e.getMessage());
    }
  }

  /**
   * Whether an attempt of a worker that is wanted may be ended, for another to follow. Without etcd
   * it may: the disk says that it is wanted, and nothing is lost by it.
   */
  public boolean mayEnd() {
    try {
      return membership.confirm();
    } catch (StoreException e) {
      return membership.held().isEmpty();
    }
  }

  private Wish fromDisk(String worker) {
    Optional<KeptAssignment> kept = disk.get(worker);
    if (kept.isEmpty()) {
      return new Wish.Leave("etcd has not been heard yet");
    }
    Assignment assignment = kept.get().assignment();
    Application.Spec spec = kept.get().revision().application().spec();
    if (assignment.want() != Want.RUN || !mayRunAlone(kept.get(), spec)) {
      return new Wish.Leave("waits for etcd");
    }
    return new Wish.Run(assignment.owner(), assignment.revision(), assignment.network(), spec);
  }

  private boolean mayRunAlone(KeptAssignment kept, Application.Spec spec) {
    Duration waited = clock.uptime().minus(started);
    return kept.boot().equals(boot)
        ? waited.compareTo(START_WAIT) >= 0
        : waited.compareTo(REBOOT_WAIT) >= 0 && spec.identity() == Application.Identity.NONE;
  }

  private Optional<Revision> input(Assignment assignment) {
    String key = Keys.input(node, assignment.owner().name(), assignment.revision());
    return inputs
        .get(key)
        .flatMap(Cache.Item::decoded)
        .filter(it -> it.uid() == assignment.owner().uid());
  }

  private Optional<Revision> keptRevision(String worker, Assignment assignment) {
    return disk.get(worker)
        .map(KeptAssignment::revision)
        .filter(it -> it.uid() == assignment.owner().uid())
        .filter(it -> it.revision() == assignment.revision());
  }

  private Stop stop(String worker) {
    return disk.get(worker)
        .map(it -> it.revision().application().spec().stop())
        .orElse(DEFAULT_STOP);
  }

  private void keep(String worker, Assignment assignment, Revision revision) {
    Optional<KeptAssignment> before = disk.get(worker);
    if (before.filter(it -> it.sameAs(assignment, revision, boot)).isEmpty()) {
      disk.keep(
          before
              .map(it -> it.assigned(assignment, revision, boot))
              .orElseGet(() -> KeptAssignment.first(worker, assignment, revision, boot)));
    }
  }
}
