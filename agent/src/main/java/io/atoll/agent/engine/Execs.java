package io.atoll.agent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands run in containers. */
public final class Execs {

  /**
   * @param pid on the host; 0 if it never ran
   */
  public record State(boolean running, int exitCode, long pid) {}

  private static final Logger log = LoggerFactory.getLogger(Execs.class);

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
    RawConnection connection = calls.hijack("/exec/" + id + "/start", body);
    Thread.ofVirtual().name("exec-input").start(() -> send(connection, input));
    return EngineStream.of(connection);
  }

  private static void send(RawConnection connection, InputStream input) {
    try {
      connection.send(input);
    } catch (IOException e) {
      // The command has ended before its input, or the client went away: who reads sees it too.
      log.debug("event=inputEnded reason={}", e.getMessage());
    }
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
