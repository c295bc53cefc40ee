package io.atoll.agent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.atoll.api.EngineLabels;
import java.time.Instant;

/** One attempt of a worker. */
public record WorkerContainer(
    String id, String worker, String application, int attempt, State state, Instant created) {

  public enum State {
    /** Never started. */
    CREATED,
    RUNNING,
    ENDED
  }

  public boolean running() {
    return state == State.RUNNING;
  }

  static WorkerContainer of(JsonNode listed) {
    JsonNode labels = listed.path("Labels");
    return new WorkerContainer(
        listed.path("Id").asText(),
        labels.path(EngineLabels.WORKER).asText(),
        labels.path(EngineLabels.APPLICATION).asText(),
        labels.path(EngineLabels.ATTEMPT).asInt(),
        state(listed.path("State").asText()),
        Instant.ofEpochSecond(listed.path("Created").asLong()));
  }

  private static State state(String word) {
    return switch (word) {
      case "created" -> State.CREATED;
      case "running", "paused", "restarting" -> State.RUNNING;
      default -> State.ENDED;
    };
  }
}
