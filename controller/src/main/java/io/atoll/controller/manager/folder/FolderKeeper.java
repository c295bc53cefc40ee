package io.atoll.controller.manager.folder;

import io.atoll.api.apply.DocumentWatch;
import io.atoll.api.folder.FolderReader;
import io.atoll.api.folder.FolderWatch;
import io.atoll.api.store.Store;
import io.atoll.api.sync.FolderSync;
import io.atoll.api.sync.SyncReport;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Signal;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.leader.FencedStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a pass at once, one whenever the folder or the store changes, and one now and then for what
 * no watch has told. Writes through the fence, so that only the leader's host does. One thread
 * steps it; the watches only wake it.
 */
public final class FolderKeeper implements Steppable {
  private static final Duration COMPARISON = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final FolderSettings settings;
  private final Store store;
  private final FolderSync sync;
  private final FolderEvents events;
  private final BooleanSupplier member;
  private final Clock clock;
  private final Signal signal = new Signal();
  private final AtomicBoolean changed = new AtomicBoolean(true);
  private volatile Duration due;
  private @Nullable FolderWatch files;
  private @Nullable DocumentWatch documents;

  /**
   * @param member whether the store is known to hold this host's cluster; nothing is done else
   */
  public FolderKeeper(
      FolderSettings settings,
      Store store,
      FencedStore fenced,
      FolderEvents events,
      BooleanSupplier member,
      Clock clock) {
    this.settings = settings;
    this.store = store;
    this.events = events;
    this.member = member;
    this.clock = clock;
    this.due = clock.uptime();
    this.sync =
        new FolderSync(
            FolderReader.within(settings.root(), settings.recursive(), clock::now),
            store,
            fenced::commit,
            settings.policy(),
            FolderSync.PATIENCE,
            clock::now);
  }

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public boolean step() {
    if (clock.uptime().compareTo(due) < 0 && !changed.get()) {
      return false;
    }
    if (!member.getAsBoolean()) {
      changed.set(false);
      due = clock.uptime().plus(LOOK_AGAIN);
      return false;
    }
    due = clock.uptime(); // A pass that fails is due again.
    changed.set(false);
    watch();
    SyncReport report = sync.pass();
    events.tell(report);
    due = clock.uptime().plus(report.again().orElse(COMPARISON));
    return true;
  }

  private void watch() {
    if (files == null) {
      files = FolderWatch.start(settings.root(), settings.recursive(), this::wake);
    }
    if (documents == null) {
      documents = DocumentWatch.start(store, this::wake);
    }
    documents.mend();
  }

  private void wake() {
    changed.set(true);
    signal.raise();
  }

  @Override
  public Optional<Duration> nextWake() {
    return Optional.of(due);
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public void close() {
    if (files != null) {
      files.close();
    }
    if (documents != null) {
      documents.close();
    }
  }
}
