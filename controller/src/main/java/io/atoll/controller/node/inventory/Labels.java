package io.atoll.controller.node.inventory;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.Owner;
import io.atoll.controller.node.engine.Container;
import java.util.Map;

/** What a container says of itself, so that any later controller knows it again. */
public final class Labels {
  public static final String CLUSTER = "atoll.cluster";
  public static final String APPLICATION = "atoll.application";
  public static final String WORKER = "atoll.worker";
  static final String REVISION = "atoll.revision";
  static final String ATTEMPT = "atoll.attempt";
  static final String INSTANCE = "atoll.instance";
  static final String UID = "atoll.uid";

  private Labels() {}

  public static Map<String, String> of(
      String cluster, String worker, Owner owner, int revision, int attempt, String instance) {
    return ImmutableMap.<String, String>builder()
        .put(CLUSTER, cluster)
        .put(APPLICATION, owner.name())
        .put(WORKER, worker)
        .put(REVISION, Integer.toString(revision))
        .put(ATTEMPT, Integer.toString(attempt))
        .put(INSTANCE, instance)
        .put(UID, Long.toString(owner.uid()))
        .buildOrThrow();
  }

  /** Empty if the label is missing: such a container is nobody's. */
  static String worker(Container container) {
    return container.labels().getOrDefault(WORKER, "");
  }

  public static String instance(Container container) {
    return container.labels().getOrDefault(INSTANCE, "");
  }

  public static int attempt(Container container) {
    String text = container.labels().getOrDefault(ATTEMPT, "0");
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  public static boolean belongsTo(Container container, Owner owner) {
    return Long.toString(owner.uid()).equals(container.labels().get(UID));
  }
}
