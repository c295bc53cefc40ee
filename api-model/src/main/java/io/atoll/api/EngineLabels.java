package io.atoll.api;

/** What containers and volumes on a host's engine say of themselves, in one place. */
public final class EngineLabels {
  /** Only what carries this cluster's id is ever changed or removed. */
  public static final String CLUSTER = "atoll.cluster";

  public static final String APPLICATION = "atoll.application";
  public static final String WORKER = "atoll.worker";
  public static final String REVISION = "atoll.revision";
  public static final String ATTEMPT = "atoll.attempt";

  /** The one start of a worker that a container is, across controllers. */
  public static final String INSTANCE = "atoll.instance";

  /** The owner's. */
  public static final String UID = "atoll.uid";

  /** A volume's name as users write it. */
  public static final String VOLUME = "atoll.volume";

  /** Begins the name by which the engine knows a named volume. */
  public static final String VOLUME_PREFIX = "atoll-";

  private EngineLabels() {}
}
