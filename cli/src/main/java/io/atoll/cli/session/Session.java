package io.atoll.cli.session;

import io.atoll.api.store.Store;
import io.atoll.cli.cluster.ClusterAddress;
import io.atoll.cli.cluster.ClusterLocator;
import io.atoll.cli.cluster.Connector;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a command works with. The store is opened when it is first asked for, so that
 * what needs no cluster starts without one. Confined to the thread that runs the command.
 */
public final class Session implements AutoCloseable {
  private final Console console;
  private final Map<String, String> environment;
  private final InstantSource time;
  private final Connector connector;
  private @Nullable String endpoints;
  private @Nullable Store store;

  public Session(
      Console console, Map<String, String> environment, InstantSource time, Connector connector) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.time = time;
    this.connector = connector;
  }

  /** The value of {@code --endpoints}; to be called before the store is asked for. */
  public void endpoints(@Nullable String given) {
    this.endpoints = given;
  }

  public Console console() {
    return console;
  }

  public Map<String, String> environment() {
    return environment;
  }

  public Instant now() {
    return time.instant();
  }

  public Store store() {
    Store open = store;
    if (open == null) {
      open = connector.connect(address());
      store = open;
    }
    return open;
  }

  public ClusterAddress address() {
    return new ClusterLocator(environment).locate(endpoints);
  }

  @Override
  public void close() {
    console.out().flush();
    if (store != null) {
      store.close();
    }
  }
}
