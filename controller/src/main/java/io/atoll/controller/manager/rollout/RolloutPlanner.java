package io.atoll.controller.manager.rollout;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.rollout.Groups.Group;
import io.atoll.controller.manager.rollout.Steps.Batch;
import io.atoll.controller.manager.rollout.Steps.Leaver;
import io.atoll.controller.manager.world.WorkerState;
import java.util.ArrayList;
import java.util.List;

/**
 * How many workers to create and which to stop. The arithmetic is a Deployment's (kubernetes,
 * {@code deployment/rolling.go} and {@code sync.go}): the new up as far as the surge has room, then
 * the old down as far as enough are available, the worst of them first. Pure.
 */
public final class RolloutPlanner {
  private RolloutPlanner() {}

  public static Steps plan(Look look) {
    if (look.course().held()) {
      return held(look);
    }
    return look.fleet().old().isEmpty() ? plain(look) : rolling(look);
  }

  /** Only the count is kept, in proportion to what is there; the surge stays as far as it got. */
  private static Steps held(Look look) {
    List<WorkerState> live = look.fleet().live();
    int most = look.mixed() ? look.budget().most() : look.budget().desired();
    int wanted = look.scaledUp() ? most : look.budget().desired();
    return new Steps(
        shared(look, Math.max(0, wanted - live.size())),
        stops(look, live.size() - most, live, live, "ScaledDown"));
  }

  /** Without a template to leave nothing waits for anything. */
  private static Steps plain(Look look) {
    List<WorkerState> current = look.fleet().current();
    int missing = look.budget().desired() - current.size();
    return new Steps(
        batch(look.course().target(), missing),
        stops(look, -missing, current, current, "ScaledDown"));
  }

  private static Steps rolling(Look look) {
    Fleet fleet = look.fleet();
    Budget budget = look.budget();
    List<WorkerState> live = fleet.live();
    int notAvailable = fleet.current().size() - look.availability().count(fleet.current());
    String reason = fleet.current().isEmpty() ? "ScaledDown" : "Replaced";
    List<Leaver> old =
        stops(look, live.size() - budget.least() - notAvailable, fleet.old(), live, reason);
    List<WorkerState> rest = new ArrayList<>(live);
    old.forEach(it -> rest.remove(it.worker()));
    int surplus = fleet.current().size() - budget.desired();
    return new Steps(
        creates(look),
        ImmutableList.<Leaver>builder()
            .addAll(old)
            .addAll(stops(look, surplus, fleet.current(), rest, "ScaledDown"))
            .build());
  }

  private static List<Batch> creates(Look look) {
    int room = room(look);
    if (look.scaledUp()) {
      return shared(look, room);
    }
    return look.rest().isPresent()
        ? List.of()
        : batch(look.course().target(), Math.min(room, missing(look)));
  }

  /** How many more may be begun beside those that are there or not yet gone. */
  static int room(Look look) {
    return Math.max(0, look.budget().most() - look.fleet().live().size() - look.stopping());
  }

  static int missing(Look look) {
    return Math.max(0, look.budget().desired() - look.fleet().current().size());
  }

  private static List<Batch> shared(Look look, int add) {
    List<Integer> shares = Shares.of(add, look.groups().stream().map(Group::size).toList());
    ImmutableList.Builder<Batch> batches = ImmutableList.builder();
    for (int i = 0; i < shares.size(); i++) {
      Revision revision = look.groups().get(i).revision();
      boolean target = revision.revision() == look.course().target().revision();
      int most = target ? missing(look) : Integer.MAX_VALUE;
      batches.addAll(batch(revision, Math.min(shares.get(i), most)));
    }
    return batches.build();
  }

  private static List<Batch> batch(Revision revision, int count) {
    return count <= 0 ? List.of() : List.of(new Batch(revision, count));
  }

  private static List<Leaver> stops(
      Look look, int count, List<WorkerState> among, List<WorkerState> live, String reason) {
    return Victims.choose(count, among, live, look).stream()
        .map(it -> new Leaver(it, reason))
        .toList();
  }
}
