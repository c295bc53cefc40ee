package io.atoll.testbed.simulation.invariant;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Request;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;

/**
 * Because a request is done once or not at all: it goes away only in the write that does it, or
 * when there is no such worker to be stopped or replaced.
 */
final class RequestsAreDone implements Witness {
  @Override
  public void wrote(StoreWrite write, World world) {
    Requests.consumed(write).forEach(request -> consumed(request, world));
  }

  private static void consumed(Request request, World world) {
    Assignments.all(world).stream()
        .filter(it -> it.worker().equals(request.worker()))
        .filter(it -> it.assignment().owner().uid() == request.uid())
        .filter(it -> !done(request, it.assignment()))
        .findAny()
        .ifPresent(it -> {
          throw new BrokenInvariant(request + " was deleted, but " + it + " is as before");
        });
  }

  private static boolean done(Request request, Assignment assignment) {
    return assignment.want() != Assignment.Want.RUN
        || (request.kind() == Request.Kind.RESTART && assignment.replace());
  }
}
