package io.atoll.controller.node.assignment;

import io.atoll.api.application.Application;
import io.atoll.api.application.Stop;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Owner;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What this node is to do about one worker. */
public sealed interface Wish {

  /**
   * @param revision the one assigned; a template never changes under a worker
   */
  record Run(Owner owner, int revision, String network, Application.Spec spec) implements Wish {}

  /**
   * Let it finish what it has, but start nothing anew: it is on its way out.
   *
   * @param left until it ends whatever it has
   */
  record Drain(Run run, Assignment assignment, Duration left) implements Wish {
    public End end() {
      return new End(run.spec().stop(), assignment);
    }
  }

  /**
   * @param assignment while it stands, people want to see the end; if null, nothing of the worker
   *     is to be left
   */
  record End(Stop stop, @Nullable Assignment assignment) implements Wish {}

  /** Leave everything as it is. */
  record Leave(String reason) implements Wish {}
}
