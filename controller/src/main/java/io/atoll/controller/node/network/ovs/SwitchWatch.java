package io.atoll.controller.node.network.ovs;

import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * Tells when ovs-vswitchd has started: it then makes the bridge's management socket anew, and has
 * no flows. The database says nothing of that. One thread of its own.
 */
final class SwitchWatch implements AutoCloseable {
  private final WatchService service;
  private final Path socket;
  private final Runnable started;
  private volatile boolean watching = true;

  private SwitchWatch(WatchService service, Path socket, Runnable started) {
    this.service = service;
    this.socket = socket;
    this.started = started;
  }

  static SwitchWatch start(Path runDirectory, String bridge, Runnable started) {
    try {
      WatchService service = runDirectory.getFileSystem().newWatchService();
      runDirectory.register(service, StandardWatchEventKinds.ENTRY_CREATE);
      SwitchWatch watch = new SwitchWatch(service, Path.of(bridge + ".mgmt"), started);
      Thread.ofPlatform().daemon().name("ovs-watch").start(watch::run);
      return watch;
    } catch (IOException e) {
      throw new NetworkException(
          Category.UNAVAILABLE,
          "Open vSwitch's run directory %s cannot be watched: is it installed and started? %s"
              .formatted(runDirectory, e),
          e);
    }
  }

  /** False once the directory was deleted. */
  boolean isWatching() {
    return watching;
  }

  private void run() {
    try {
      while (true) {
        WatchKey key = service.take();
        if (key.pollEvents().stream().anyMatch(this::concerns)) {
          started.run();
        }
        if (!key.reset()) {
          close(); // The directory is gone, and the switch with it.
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClosedWatchServiceException e) {
      return; // Closed by us.
    } finally {
      watching = false;
    }
  }

  private boolean concerns(WatchEvent<?> event) {
    return event.kind().equals(StandardWatchEventKinds.OVERFLOW) || socket.equals(event.context());
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new NetworkException(Category.INTERNAL, "the watch could not be closed", e);
    }
  }
}
