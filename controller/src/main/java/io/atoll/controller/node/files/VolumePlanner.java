package io.atoll.controller.node.files;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.EngineLabels;
import io.atoll.api.application.Volume;
import io.atoll.controller.node.engine.ContainerMount;
import java.util.List;
import java.util.Map;

/** How a worker's volumes are called on its host, and by what they are known later. Pure. */
public final class VolumePlanner {
  private VolumePlanner() {}

  public static List<ContainerMount> plan(
      List<Volume> volumes, String cluster, String application, String worker) {
    return volumes.stream().map(it -> plan(it, cluster, application, worker)).toList();
  }

  private static ContainerMount plan(
      Volume volume, String cluster, String application, String worker) {
    return switch (volume) {
      case Volume.Host(String host, String mount, boolean readOnly) ->
          new ContainerMount.Host(host, mount, readOnly);
      case Volume.Tmpfs(var size, String mount) -> new ContainerMount.Tmpfs(size, mount);
      case Volume.Named(String name, String mount, boolean perWorker, boolean readOnly) ->
          new ContainerMount.Named(
              EngineLabels.VOLUME_PREFIX + name + (perWorker ? "." + worker : ""),
              perWorker ? own(name, cluster, application, worker) : shared(name, cluster),
              mount,
              readOnly);
    };
  }

  private static Map<String, String> shared(String name, String cluster) {
    return ImmutableMap.of(EngineLabels.CLUSTER, cluster, EngineLabels.VOLUME, name);
  }

  private static Map<String, String> own(
      String name, String cluster, String application, String worker) {
    return ImmutableMap.<String, String>builder()
        .putAll(shared(name, cluster))
        .put(EngineLabels.APPLICATION, application)
        .put(EngineLabels.WORKER, worker)
        .buildOrThrow();
  }
}
