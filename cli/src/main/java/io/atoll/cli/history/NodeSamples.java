package io.atoll.cli.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atoll.api.agent.Sample;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.Agents;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.function.Consumer;

/** What one node's agent has kept. Calls block. */
public record NodeSamples(String node, AgentClient agent) {

  /**
   * Oldest first.
   *
   * @throws CommandFailure if the agent does not answer to the end, or with something else
   */
  public void read(Instant since, Consumer<Sample> taker) throws InterruptedException {
    String target = "/v1/samples?since=%d".formatted(since.getEpochSecond());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(agent.get(target), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        taker.accept(Documents.readLine(line, Sample.class));
      }
    } catch (DocumentException e) {
      throw new CommandFailure(ExitCode.FAILURE, "Node " + node + ": " + e.getMessage());
    } catch (IOException e) {
      throw Agents.explain(node, e);
    }
  }
}
