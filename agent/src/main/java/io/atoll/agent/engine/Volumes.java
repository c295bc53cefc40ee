package io.atoll.agent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.atoll.api.EngineLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The named volumes of this cluster on this host. */
public final class Volumes {
  /**
   * @param name without the prefix that the engine knows it by
   * @param worker the one it belongs to; empty if applications share it
   */
  public record Volume(String name, String application, String worker, String created) {}

  private final EngineCalls calls;
  private final Supplier<Set<String>> clusters;

  Volumes(EngineCalls calls, Supplier<Set<String>> clusters) {
    this.calls = calls;
    this.clusters = clusters;
  }

  /** By name. */
  public List<Volume> all() throws EngineException {
    List<Volume> found = new ArrayList<>();
    for (JsonNode volume : calls.get("/volumes").path("Volumes")) {
      JsonNode labels = volume.path("Labels");
      String name = volume.path("Name").asText();
      if (name.startsWith(EngineLabels.VOLUME_PREFIX)
          && clusters.get().contains(labels.path(EngineLabels.CLUSTER).asText())) {
        found.add(
            new Volume(
                name.substring(EngineLabels.VOLUME_PREFIX.length()),
                labels.path(EngineLabels.APPLICATION).asText(),
                labels.path(EngineLabels.WORKER).asText(),
                volume.path("CreatedAt").asText()));
      }
    }
    found.sort(Comparator.comparing(Volume::name));
    return found;
  }

  /** Names of the containers, running or not, that hold it. */
  public List<String> users(String name) throws EngineException {
    List<String> users = new ArrayList<>();
    String filters = "{\"volume\":[\"" + EngineLabels.VOLUME_PREFIX + name + "\"]}";
    for (JsonNode one :
        calls.get("/containers/json?all=1&filters=" + EngineCalls.encode(filters))) {
      users.add(one.path("Names").path(0).asText().replaceFirst("^/", ""));
    }
    return users;
  }

  /** With all that is in it. */
  public void remove(String name) throws EngineException {
    calls.delete("/volumes/" + EngineCalls.encode(EngineLabels.VOLUME_PREFIX + name));
  }
}
