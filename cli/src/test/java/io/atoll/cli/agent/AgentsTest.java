package io.atoll.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.cli.outcome.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

final class AgentsTest {
  @Test
  void saysTheSameCureOfAnAgentThatHasJustEndedAsOfOneThatIsKnownToHaveEnded() {
    IOException ended =
        new AgentUnreachable(URI.create("https://192.0.2.1:9470"), new ClosedChannelException());
    CommandFailure first = Agents.explain("n1", ended);
    assertEquals(Agents.dead("n1").lines().getLast(), first.lines().getLast());
  }
}
