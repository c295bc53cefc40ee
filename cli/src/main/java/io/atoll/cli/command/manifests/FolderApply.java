package io.atoll.cli.command.manifests;

import io.atoll.api.apply.DocumentName;
import io.atoll.api.apply.UserDocument;
import io.atoll.api.store.Entry;
import io.atoll.api.sync.FolderAction;
import io.atoll.api.sync.FolderPolicy;
import io.atoll.api.sync.FolderPolicy.Drift;
import io.atoll.api.sync.SyncReport;
import io.atoll.cli.manifest.CountNote;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies a folder as its owner, so that what leaves it can be told from what never was in it. */
final class FolderApply {
  private final Session session;
  private final FolderOfFiles folder;
  private final FolderPolicy policy;

  FolderApply(Session session, Path folder, boolean recursive, @Nullable String source) {
    this.session = session;
    this.folder = new FolderOfFiles(folder, recursive);
    this.policy = new FolderPolicy(this.folder.source(source), true, Drift.REVERT);
  }

  Applied apply(List<UserDocument> documents, boolean dryRun) throws InterruptedException {
    SyncVoice voice = new SyncVoice(session.console(), dryRun);
    OneSync sync = new OneSync(folder.sync(session, policy, Duration.ZERO), voice);
    SyncReport report = dryRun ? sync.preview() : sync.complete();
    Set<DocumentName> changed =
        report.done().stream().map(FolderAction::name).collect(Collectors.toSet());
    List<Goal> goals = new ArrayList<>();
    for (UserDocument document : documents) {
      if (!changed.contains(document.name())) {
        session.console().print(document.name() + " unchanged");
      }
      CountNote.tell(session, document);
      goals.addAll(Applied.goals(document, revision(document)));
    }
    return new Applied(goals, voice.code());
  }

  private long revision(UserDocument document) {
    return session.store().get(document.name().key()).map(Entry::modRevision).orElse(0L);
  }
}
