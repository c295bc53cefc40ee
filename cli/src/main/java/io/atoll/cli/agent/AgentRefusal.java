package io.atoll.cli.agent;

import java.io.IOException;

/** The agent answered, with an error. The message is the agent's own. */
public final class AgentRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  AgentRefusal(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }

  /**
   * Whether it may be granted later: after a restart of the agent, of the engine, or under load.
   */
  public boolean isPassing() {
    return status == 401 || status == 429 || status >= 500;
  }
}
