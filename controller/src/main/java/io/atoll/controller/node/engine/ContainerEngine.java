package io.atoll.controller.node.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Docker as a node uses it. Every call blocks until the engine has answered or a deadline has
 * passed, is interruptible, and throws {@link EngineException} alone. Thread-safe.
 */
public interface ContainerEngine extends AutoCloseable {

  /** All containers that carry the label, whatever their state. */
  List<Container> list(String label, String value);

  Optional<Container> find(String idOrName);

  /**
   * The end of what a container has printed on either stream, at most ten lines and 1 KiB; empty if
   * it printed nothing, or that cannot be read any more.
   */
  Optional<String> lastWords(String id);

  boolean hasImage(String image);

  /** Blocks for as long as a registry needs. Idempotent. */
  void pull(String image);

  /**
   * Creates but does not start.
   *
   * @return its id
   * @throws EngineException with CONFLICT if the name is taken, IMAGE_MISSING if there is no image
   */
  String create(ContainerSpec spec);

  /**
   * Puts files into a container that was not started yet, in the place of what is there. May be
   * repeated; after half a failure some of them may be there.
   *
   * @throws EngineException with NOT_FOUND if there is no such container, CANNOT_START if a file
   *     cannot stand where it is to stand
   */
  void copyIn(String id, List<ContainerFile> files);

  /** Returns once the first process runs. No error if it already does. */
  void start(String id);

  /** Sends a signal to the first process; no error if it is gone. */
  void signal(String id, String signal);

  /**
   * Runs a command in a running container, until it ends or the time after its start is up: then it
   * is killed with all that it started.
   *
   * @throws EngineException with NOT_FOUND if there is no such container, CONFLICT if it does not
   *     run
   */
  ExecResult exec(String id, List<String> command, Duration timeout);

  /** Kills and removes it with its anonymous volumes; no error if it is gone. */
  void remove(String id);

  /**
   * Calls the listener whenever a container with the label may have changed state, and once after
   * every connection, because something may have been missed before. Calls do not block for long.
   */
  Subscription onChange(String label, String value, ChangeListener listener);

  @Override
  void close();

  interface ChangeListener {
    /** This container changed. */
    void changed(String containerName);

    /** Anything may have changed: compare everything. */
    void resync();
  }

  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
