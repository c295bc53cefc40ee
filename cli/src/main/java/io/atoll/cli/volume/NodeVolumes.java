package io.atoll.cli.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.Agents;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The named volumes of one node, through its agent. Calls block. */
public final class NodeVolumes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VOLUMES = "/v1/volumes";

  private final String node;
  private final AgentClient agent;

  public NodeVolumes(String node, AgentClient agent) {
    this.node = node;
    this.agent = agent;
  }

  /**
   * @throws io.atoll.cli.outcome.CommandFailure if the agent does not answer
   */
  public List<Volume> all() throws InterruptedException {
    try (InputStream body = agent.get(VOLUMES)) {
      List<Volume> volumes = new ArrayList<>();
      JSON.readTree(body).forEach(one -> volumes.add(volume(one)));
      return volumes;
    } catch (IOException e) {
      throw Agents.explain(node, e);
    }
  }

  private Volume volume(JsonNode one) {
    List<String> usedBy = new ArrayList<>();
    one.path("usedBy").forEach(user -> usedBy.add(user.asText()));
    return new Volume(
        node,
        one.path("name").asText(),
        one.path("application").asText(),
        one.path("worker").asText(),
        one.path("created").asText(),
        usedBy);
  }

  /**
   * @throws io.atoll.cli.outcome.CommandFailure if it is held, or the agent does not answer
   */
  public void remove(String name) throws InterruptedException {
    try {
      agent.delete(VOLUMES + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Agents.explain(node, e);
    }
  }
}
