package io.atoll.cli.command.manifests;

import io.atoll.api.sync.FolderAction;
import io.atoll.api.sync.FolderSync;
import io.atoll.api.sync.SyncReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Brings the store to what the folder says, once, and comes to an end. */
final class OneSync {
  private final FolderSync sync;
  private final SyncVoice voice;

  OneSync(FolderSync sync, SyncVoice voice) {
    this.sync = sync;
    this.voice = voice;
  }

  SyncReport preview() {
    SyncReport report = sync.preview();
    voice.tell(report);
    return report;
  }

  /** Again as long as somebody is writing the folder or the store at the same time. */
  SyncReport complete() throws InterruptedException {
    Semaphore never = new Semaphore(0);
    List<FolderAction> done = new ArrayList<>();
    SyncReport report = told(done);
    while (report.again().isPresent()
        && !never.tryAcquire(report.again().get().toMillis(), TimeUnit.MILLISECONDS)) {
      report = told(done);
    }
    return new SyncReport(done, report.remarks(), report.commit(), Optional.empty());
  }

  private SyncReport told(List<FolderAction> done) {
    SyncReport report = sync.pass();
    voice.tell(report);
    done.addAll(report.done());
    return report;
  }
}
