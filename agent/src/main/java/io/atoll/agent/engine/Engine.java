package io.atoll.agent.engine;

import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;

/** The engine of this host. Nothing is connected before the first call. */
public final class Engine {
  private final Containers containers;
  private final Volumes volumes;
  private final Execs execs;

  /**
   * @param clusters ids that the label {@code atoll.cluster} may have
   */
  public Engine(URI host, Supplier<Set<String>> clusters) {
    EngineCalls calls = new EngineCalls(host);
    this.containers = new Containers(calls, clusters);
    this.volumes = new Volumes(calls, clusters);
    this.execs = new Execs(calls);
  }

  public Containers containers() {
    return containers;
  }

  public Volumes volumes() {
    return volumes;
  }

  public Execs execs() {
    return execs;
  }
}
