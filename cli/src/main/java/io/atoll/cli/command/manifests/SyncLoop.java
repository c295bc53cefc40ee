package io.atoll.cli.command.manifests;

import io.atoll.api.apply.DocumentWatch;
import io.atoll.api.folder.FolderWatch;
import io.atoll.api.store.StoreException;
import io.atoll.api.sync.FolderSync;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A pass at once, one whenever the folder or the store changes, and one now and then for what no
 * watch has told. While etcd is away it tries again. One thread.
 */
final class SyncLoop {
  private static final Duration COMPARISON = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Session session;
  private final FolderOfFiles folder;
  private final FolderSync sync;
  private final SyncVoice voice;
  private final Semaphore changes = new Semaphore(0);
  private boolean away;

  SyncLoop(Session session, FolderOfFiles folder, FolderSync sync, SyncVoice voice) {
    this.session = session;
    this.folder = folder;
    this.sync = sync;
    this.voice = voice;
  }

  /** Ends only by an interrupt, or with the process. */
  ExitCode run() throws InterruptedException {
    try (FolderWatch _ = FolderWatch.start(folder.path(), folder.recursive(), changes::release);
        DocumentWatch documents = DocumentWatch.start(session.store(), changes::release)) {
      while (!Thread.currentThread().isInterrupted()) {
        documents.mend();
        Duration pause = pass();
        if (changes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          changes.drainPermits();
        }
      }
      return ExitCode.DONE;
    }
  }

  private Duration pass() {
    try {
      var report = sync.pass();
      voice.tell(report);
      away = false;
      return report.again().orElse(COMPARISON);
    } catch (StoreException e) {
      if (!away) {
        session.console().complain("etcd does not take part: " + e.getMessage() + ". Trying again");
      }
      away = true;
      return RETRY;
    }
  }
}
