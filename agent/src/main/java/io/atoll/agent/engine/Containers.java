package io.atoll.agent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.atoll.api.EngineLabels;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The containers of this cluster's workers on this host, their logs and their files. */
public final class Containers {
  private final EngineCalls calls;
  private final Supplier<Set<String>> clusters;

  Containers(EngineCalls calls, Supplier<Set<String>> clusters) {
    this.calls = calls;
    this.clusters = clusters;
  }

  /** All of them, whatever their state. */
  public List<WorkerContainer> all() throws EngineException {
    return list("{\"label\":[\"" + EngineLabels.WORKER + "\"]}");
  }

  /** Those of one worker, the newest attempt first. */
  public List<WorkerContainer> of(String worker) throws EngineException {
    if (!worker.matches("[a-z0-9-]{1,80}")) {
      return List.of();
    }
    return list("{\"label\":[\"" + EngineLabels.WORKER + "=" + worker + "\"]}").stream()
        .sorted(Comparator.comparingInt(WorkerContainer::attempt).reversed())
        .toList();
  }

  private List<WorkerContainer> list(String filters) throws EngineException {
    Set<String> known = clusters.get();
    if (known.isEmpty()) {
      throw new EngineException(503, "this agent has not yet learned which cluster it belongs to");
    }
    List<WorkerContainer> found = new ArrayList<>();
    JsonNode listed = calls.get("/containers/json?all=1&filters=" + EngineCalls.encode(filters));
    for (JsonNode one : listed) {
      if (known.contains(one.path("Labels").path(EngineLabels.CLUSTER).asText())) {
        found.add(WorkerContainer.of(one));
      }
    }
    return found;
  }

  public boolean running(String id) throws EngineException {
    return calls.get("/containers/" + id + "/json").path("State").path("Running").asBoolean();
  }

  /** Frames, as the engine writes them. */
  public EngineStream logs(String id, LogQuery query) throws EngineException {
    return calls.open(
        Request.builder()
            .method(Request.Method.GET)
            .path("/containers/" + id + "/logs?" + query.parameters())
            .build());
  }

  /** What is at the path, as the engine describes it: JSON in base 64. */
  public String stat(String id, String path) throws EngineException {
    return calls.head(archive(id, path), "X-Docker-Container-Path-Stat");
  }

  /** A tar of the file or folder at the path. */
  public EngineStream read(String id, String path) throws EngineException {
    return calls.open(Request.builder().method(Request.Method.GET).path(archive(id, path)).build());
  }

  /** Unpacks a tar into the folder at the path. */
  public void write(String id, String path, InputStream tar) throws EngineException {
    calls
        .open(
            Request.builder()
                .method(Request.Method.PUT)
                .path(archive(id, path))
                .putHeader("Content-Type", "application/x-tar")
                .body(tar)
                .build())
        .close();
  }

  private static String archive(String id, String path) {
    return "/containers/" + id + "/archive?path=" + EngineCalls.encode(path);
  }
}
