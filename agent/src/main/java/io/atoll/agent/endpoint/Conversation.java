package io.atoll.agent.endpoint;

import java.io.IOException;

/** As {@link Service}, over a websocket. */
@FunctionalInterface
public interface Conversation {
  void hold(Dialogue dialogue) throws IOException, InterruptedException;
}
