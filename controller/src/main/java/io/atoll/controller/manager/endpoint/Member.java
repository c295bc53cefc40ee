package io.atoll.controller.manager.endpoint;

import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** One worker's place in a slice. */
record Member(Endpoint endpoint, boolean draining) {
  static Endpoints slice(Collection<Member> members) {
    return new Endpoints(sorted(members, false), sorted(members, true));
  }

  private static List<Endpoint> sorted(Collection<Member> members, boolean draining) {
    return members.stream()
        .filter(it -> it.draining() == draining)
        .map(Member::endpoint)
        .sorted(Comparator.comparing(Endpoint::worker))
        .toList();
  }
}
