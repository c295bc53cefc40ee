package io.atoll.agent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.InputStream;

/** Commands run in containers. */
public final class Execs {

  /**
   * @param pid on the host; 0 if it never ran
   */
  public record State(boolean running, int exitCode, long pid) {}

  private final EngineCalls calls;

  Execs(EngineCalls calls) {
    this.calls = calls;
  }

  /** Prepares it; answers its id. */
  public String create(String container, Command command) throws EngineException {
    return calls.post("/containers/" + container + "/exec", command.json()).path("Id").asText();
  }

  /**
   * Runs it. What comes back are frames, or plain bytes if it has a terminal.
   *
   * @param input read by a thread of its own until its end
   */
  public EngineStream start(String id, boolean tty, InputStream input) throws EngineException {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("Detach", false).put("Tty", tty);
    return calls.open(
        Request.builder()
            .method(Request.Method.POST)
            .path("/exec/" + id + "/start")
            .putHeader("Content-Type", "application/json")
            .bodyBytes(EngineCalls.bytes(body))
            .hijackedInput(input)
            .build());
  }

  public void resize(String id, int rows, int columns) throws EngineException {
    calls.post("/exec/" + id + "/resize?h=" + rows + "&w=" + columns, null);
  }

  public State inspect(String id) throws EngineException {
    JsonNode state = calls.get("/exec/" + id + "/json");
    return new State(
        state.path("Running").asBoolean(),
        state.path("ExitCode").asInt(),
        state.path("Pid").asLong());
  }
}
