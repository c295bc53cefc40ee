package io.atoll.controller.manager.request;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Request;
import io.atoll.controller.events.EventRecorder;
import io.atoll.controller.manager.cache.ApplicationReader;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.manager.worker.LeavingPlanner;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.cache.Cache.Item;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.Written;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out requests, each in one transaction. The cache of workers may be behind that of
 * requests, so before a worker counts as unknown a new list of them is awaited. Shares the loop of
 * the applications, since it decides about their workers; confined to its one thread.
 */
public final class RequestReconciler implements Reconciler {
  /**
   * Before a request's name in the queue that requests share with applications, which have none.
   */
  private static final String PREFIX = "request/";

  private static final Duration LIST_AWAITED = Duration.ofMillis(200);
  private final Caches caches;
  private final FencedStore store;
  private final EventRecorder events;
  private final Clock clock;
  private final Map<String, Long> listsAsked = new HashMap<>();

  public RequestReconciler(Caches caches, FencedStore store, EventRecorder events, Clock clock) {
    this.clock = clock;
    this.caches = caches;
    this.store = store;
    this.events = events;
  }

  /** What to queue when a request's key in the store has changed. */
  public static List<String> keys(String storeKey) {
    return Caches.part(Keys.REQUESTS, storeKey, 0).stream().map(id -> PREFIX + id).toList();
  }

  public static boolean isKey(String key) {
    return key.startsWith(PREFIX);
  }

  @Override
  public Outcome reconcile(String key) {
    String id = key.substring(PREFIX.length());
    Optional<Item<Request>> item = caches.requests().get(Keys.request(id));
    if (item.isEmpty()) {
      listsAsked.remove(id);
      return Outcome.DONE;
    }
    RequestState state = read(item.get());
    if (state.request() != null && state.meant().isEmpty() && !listed(id)) {
      return Outcome.again(LIST_AWAITED);
    }
    RequestPlan plan = RequestPlanner.plan(state, clock.now());
    if (store.write(Change.writes(plan.changes())) instanceof Written.Conflict) {
      return Outcome.failed("Conflict", "somebody else wrote of what request " + id + " is about");
    }
    events.record(
        plan.subject(), plan.note().severity(), plan.note().reason(), plan.note().message());
    return Outcome.DONE;
  }

  private boolean listed(String id) {
    long ticket = listsAsked.computeIfAbsent(id, ignored -> caches.workers().resync());
    return caches.workers().listed(ticket);
  }

  private RequestState read(Item<Request> item) {
    Optional<Item<Assignment>> worker =
        item.decoded()
            .flatMap(request ->
                caches.workers().indexed(Caches.BY_WORKER, request.worker()).stream().findFirst());
    return new RequestState(
        item.entry(),
        item.value(),
        item.error(),
        worker.map(it -> ApplicationReader.stored(Optional.of(it), null)).orElse(null),
        worker.flatMap(Item::decoded).flatMap(this::drain).orElse(LeavingPlanner.USUAL));
  }

  private Optional<Duration> drain(Assignment worker) {
    return caches
        .revisions()
        .get(Keys.revision(worker.owner().name(), worker.revision()))
        .flatMap(Item::decoded)
        .map(it -> it.application().spec().stop().drain());
  }
}
