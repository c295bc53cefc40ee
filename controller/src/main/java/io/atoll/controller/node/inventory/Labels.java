package io.atoll.controller.node.inventory;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.EngineLabels;
import io.atoll.api.state.Owner;
import io.atoll.controller.node.engine.Container;
import java.util.Map;

/** What a container says of itself, so that any later controller knows it again. */
public final class Labels {
  private Labels() {}

  public static Map<String, String> of(
      String cluster, String worker, Owner owner, int revision, int attempt, String instance) {
    return ImmutableMap.<String, String>builder()
        .put(EngineLabels.CLUSTER, cluster)
        .put(EngineLabels.APPLICATION, owner.name())
        .put(EngineLabels.WORKER, worker)
        .put(EngineLabels.REVISION, Integer.toString(revision))
        .put(EngineLabels.ATTEMPT, Integer.toString(attempt))
        .put(EngineLabels.INSTANCE, instance)
        .put(EngineLabels.UID, Long.toString(owner.uid()))
        .buildOrThrow();
  }

  /** Empty if the label is missing: such a container is nobody's. */
  static String worker(Container container) {
    return container.labels().getOrDefault(EngineLabels.WORKER, "");
  }

  public static String instance(Container container) {
    return container.labels().getOrDefault(EngineLabels.INSTANCE, "");
  }

  public static int attempt(Container container) {
    String text = container.labels().getOrDefault(EngineLabels.ATTEMPT, "0");
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  public static boolean belongsTo(Container container, Owner owner) {
    return Long.toString(owner.uid()).equals(container.labels().get(EngineLabels.UID));
  }
}
