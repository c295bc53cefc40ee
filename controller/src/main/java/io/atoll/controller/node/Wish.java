package io.atoll.controller.node;

import io.atoll.api.application.Application;
import io.atoll.api.application.Stop;
import io.atoll.api.state.Owner;

/** What this node is to do about one worker. */
sealed interface Wish {

  /**
   * @param revision the one assigned; a template never changes under a worker
   */
  record Run(Owner owner, int revision, String network, Application.Spec spec) implements Wish {}

  /**
   * @param known the assignment still stands, so people want to see the end; otherwise nothing of
   *     the worker is to be left
   */
  record End(Stop stop, boolean known) implements Wish {}

  /** Leave everything as it is. */
  record Leave(String reason) implements Wish {}
}
