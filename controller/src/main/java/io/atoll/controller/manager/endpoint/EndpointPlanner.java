package io.atoll.controller.manager.endpoint;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.state.Observation;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each worker in the slice that it is in, so that a change of one worker is written, and sent
 * to every proxy, with few others. Pure.
 */
final class EndpointPlanner {
  static final int MOST = 100;

  private EndpointPlanner() {}

  static List<Change> plan(EndpointState state) {
    Map<String, Stored<Endpoints>> before =
        state.slices().stream().collect(Collectors.toMap(Stored::key, Function.identity()));
    return slices(state).entrySet().stream()
        .flatMap(it -> change(it.getKey(), before.get(it.getKey()), it.getValue()).stream())
        .toList();
  }

  private static Optional<Change> change(
      String key, @Nullable Stored<Endpoints> before, List<Member> members) {
    if (members.isEmpty()) {
      return Optional.ofNullable(before).map(Change::delete);
    }
    Endpoints now = Member.slice(members);
    return before != null && before.value().equals(now)
        ? Optional.empty()
        : Optional.of(Change.put(key, before, now));
  }

  private static Map<String, List<Member>> slices(EndpointState state) {
    SortedMap<String, Member> members = members(state);
    Map<String, List<Member>> slices = new LinkedHashMap<>();
    for (Stored<Endpoints> slice : state.slices()) {
      List<Member> stay = new ArrayList<>();
      listed(slice.value())
          .limit(MOST)
          .flatMap(it -> Stream.ofNullable(members.remove(it.worker())))
          .forEach(stay::add);
      slices.put(slice.key(), stay);
    }
    members.values().forEach(it -> withRoom(state.application(), slices).add(it));
    return slices;
  }

  private static List<Member> withRoom(String application, Map<String, List<Member>> slices) {
    return IntStream.iterate(0, slice -> slice + 1)
        .mapToObj(slice -> Keys.endpoints(application, slice))
        .map(key -> slices.computeIfAbsent(key, ignored -> new ArrayList<>()))
        .filter(slice -> slice.size() < MOST)
        .findFirst()
        .orElseThrow();
  }

  private static SortedMap<String, Member> members(EndpointState state) {
    Map<String, Endpoint> before = new HashMap<>();
    state.slices().stream()
        .flatMap(it -> listed(it.value()))
        .forEach(it -> before.put(it.worker(), it));
    SortedMap<String, Member> members = new TreeMap<>();
    for (WorkerState worker : state.workers()) {
      if (takesRequests(worker, state.manyLost()) || drains(worker)) {
        endpoint(worker, state.ports(), before.get(worker.name()))
            .ifPresent(it -> members.put(worker.name(), new Member(it, !worker.wanted())));
      }
    }
    return members;
  }

  /** While many nodes seem lost, the proxies' own checks find out better who still answers. */
  private static boolean takesRequests(WorkerState worker, boolean manyLost) {
    Observation seen = worker.observed();
    return worker.wanted() && seen != null && seen.ready() && (manyLost || !worker.lost());
  }

  private static boolean drains(WorkerState worker) {
    Observation seen = worker.observed();
    return worker.assignment().value().want() == Want.DRAIN
        && seen != null
        && switch (seen.phase()) {
          case RUNNING, READY, UNREADY, DRAINING -> true;
          case ASSIGNED, PULLING, STARTING, STOPPED, FAILED -> false;
        };
  }

  /**
   * The cache of revisions may be behind that of observations: until the ports of a worker are
   * known it stays as it was.
   */
  private static Optional<Endpoint> endpoint(
      WorkerState worker, Map<Integer, Map<String, Integer>> known, @Nullable Endpoint before) {
    Observation seen = worker.observed();
    if (seen == null || seen.address() == null) {
      return Optional.empty();
    }
    Map<String, Integer> ports = known.get(seen.revision());
    return ports == null
        ? Optional.ofNullable(before)
        : Optional.of(
            new Endpoint(worker.name(), worker.node(), seen.address(), ports, seen.since()));
  }

  private static Stream<Endpoint> listed(Endpoints slice) {
    return Stream.concat(slice.ready().stream(), slice.draining().stream());
  }
}
