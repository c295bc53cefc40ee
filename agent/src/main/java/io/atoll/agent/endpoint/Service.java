package io.atoll.agent.endpoint;

import java.io.IOException;

/** Answers requests of one kind, each on a virtual thread of its own. Thread-safe. */
@FunctionalInterface
public interface Service {

  /**
   * Blocks for as long as the exchange lasts.
   *
   * @throws Refusal to answer with an error, before anything was written
   * @throws IOException if the client or the engine went away
   */
  void serve(Exchange exchange) throws IOException, InterruptedException;
}
