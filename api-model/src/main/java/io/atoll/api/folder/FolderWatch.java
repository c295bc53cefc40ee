package io.atoll.api.folder;

import io.atoll.api.apply.ManifestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a folder has changed, once those who write have paused. Follows the path: a folder
 * that comes, goes, is mounted or replaced is noticed within half a second. What it misses, a
 * comparison now and then has to find. It has one thread, which calls the listener.
 */
public final class FolderWatch implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Between two writes of one program that is not done yet. */
  private static final Duration PAUSE = Duration.ofMillis(120);

  /** Who never pauses is not waited for. */
  private static final Duration LONGEST = Duration.ofMillis(600);

  private final Path root;
  private final boolean recursive;
  private final Runnable changed;
  private final WatchService service;
  private final Thread thread;

  /** Which folder stands at the path. Used by the watching thread alone. */
  private Optional<Object> identity = Optional.empty();

  private FolderWatch(Path root, boolean recursive, Runnable changed, WatchService service) {
    this.root = root;
    this.recursive = recursive;
    this.changed = changed;
    this.service = service;
    this.thread = Thread.ofVirtual().name("folder watch").unstarted(this::run);
  }

  /**
   * @param changed must not block for long
   */
  public static FolderWatch start(Path root, boolean recursive, Runnable changed) {
    try {
      FolderWatch watch =
          new FolderWatch(root, recursive, changed, FileSystems.getDefault().newWatchService());
      watch.register();
      watch.thread.start();
      return watch;
    } catch (IOException e) {
      throw new UncheckedIOException("no folder can be watched on this host", e);
    }
  }

  private void run() {
    try {
      while (true) {
        WatchKey key = service.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        boolean event = key != null;
        if (key != null) {
          settle(key);
        }
        if (register() || event) {
          changed.run();
        }
      }
    } catch (ClosedWatchServiceException closed) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(WatchKey first) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    WatchKey key = first;
    while (key != null && System.nanoTime() < end) {
      key.pollEvents();
      key.reset();
      key = service.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
    if (key != null) {
      key.pollEvents();
      key.reset();
    }
  }

  /** Watches what stands at the path now; registering a folder again changes nothing. */
  private boolean register() {
    Optional<Object> before = identity;
    identity = identity(root);
    if (identity.isPresent() && (recursive || !identity.equals(before))) {
      register(root);
    }
    return !identity.equals(before);
  }

  private void register(Path folder) {
    try {
      folder.register(
          service,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
      if (recursive) {
        ManifestFolder.children(folder).stream()
            .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
            .forEach(this::register);
      }
    } catch (IOException gone) {
      identity = Optional.empty(); // Whoever reads the folder says what is wrong with it.
    }
  }

  private static Optional<Object> identity(Path folder) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
      return Optional.of(Objects.requireNonNullElse(attributes.fileKey(), folder));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      service.close();
      thread.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
