package io.atoll.api.sync;

import io.atoll.api.apply.DocumentName;
import io.atoll.api.apply.ManifestSet.BrokenFile;
import io.atoll.api.blob.BlobException;
import io.atoll.api.blob.BlobSender;
import io.atoll.api.blob.SendProgress;
import io.atoll.api.folder.FolderContent;
import io.atoll.api.folder.FolderReader;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the store like the folder, a pass at a time; a pass after which nothing has changed does
 * nothing. Blocks on the disk and the store. One thread.
 */
public final class FolderSync {
  /** For which a file must be gone before its object goes. */
  public static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration SOON = Duration.ofMillis(200);

  private final FolderReader reader;
  private final Store store;
  private final FolderWriter writer;
  private final FolderPolicy policy;
  private final Absences absences;
  private final InstantSource time;

  /**
   * @param commit how to write: {@code store::commit}, or a fenced one
   * @param patience {@link #PATIENCE}, or none if there will be one pass only
   */
  public FolderSync(
      FolderReader reader,
      Store store,
      Function<Txn, Txn.Result> commit,
      FolderPolicy policy,
      Duration patience,
      InstantSource time) {
    this.reader = reader;
    this.store = store;
    this.writer =
        new FolderWriter(new BlobSender(store, SendProgress.NONE), commit, policy.source());
    this.policy = policy;
    this.absences = new Absences(patience);
    this.time = time;
  }

  /**
   * @throws StoreException if the store does not answer; what was done stays done
   */
  public SyncReport pass() {
    return switch (reader.read()) {
      case FolderContent.Unusable(String reason) -> unusable(reason);
      case FolderContent.Busy() -> SyncReport.nothing(List.of(), Optional.of(SOON));
      case FolderContent.Manifests read -> write(read);
    };
  }

  /** What a pass would do, without patience. */
  public SyncReport preview() {
    return switch (reader.read()) {
      case FolderContent.Unusable(String reason) -> unusable(reason);
      case FolderContent.Busy() -> SyncReport.nothing(List.of(), Optional.of(SOON));
      case FolderContent.Manifests read -> {
        FolderPlan plan = plan(read);
        yield new SyncReport(plan.actions(), remarks(read, plan), read.commit(), Optional.empty());
      }
    };
  }

  private static SyncReport unusable(String reason) {
    Remark remark = Remark.folder("FolderUnusable", reason + ". Nothing is changed, all is kept");
    return SyncReport.nothing(List.of(remark), Optional.empty());
  }

  private FolderPlan plan(FolderContent.Manifests read) {
    List<WantedDocument> wanted =
        read.manifests().documents().stream().map(WantedDocument::of).toList();
    return FolderPlanner.plan(wanted, read.gap(), StoredDocuments.read(store), policy);
  }

  private static List<Remark> remarks(FolderContent.Manifests read, FolderPlan plan) {
    List<Remark> remarks = new ArrayList<>();
    for (BrokenFile file : read.manifests().broken()) {
      remarks.add(Remark.folder("FileInvalid", String.join("\n", file.lines())));
    }
    remarks.addAll(plan.remarks());
    return remarks;
  }

  private SyncReport write(FolderContent.Manifests read) {
    FolderPlan plan = plan(read);
    Instant now = time.instant();
    absences.observe(pruned(plan), now);
    List<FolderAction> done = new ArrayList<>();
    List<Remark> remarks = remarks(read, plan);
    boolean more = false;
    for (FolderAction action : plan.actions()) {
      if (!isEarly(action, now) && write(action, read.commit(), now, remarks)) {
        done.add(action);
      } else {
        more = true;
      }
    }
    return new SyncReport(
        done, remarks, read.commit(), more ? Optional.of(SOON) : Optional.empty());
  }

  private boolean write(
      FolderAction action, Optional<String> commit, Instant now, List<Remark> remarks) {
    try {
      return writer.write(action, commit, now);
    } catch (BlobException e) {
      remarks.add(new Remark(action.name(), "FileInvalid", String.valueOf(e.getMessage())));
      return false;
    }
  }

  private static Set<DocumentName> pruned(FolderPlan plan) {
    return plan.actions().stream()
        .filter(FolderAction.Prune.class::isInstance)
        .map(FolderAction::name)
        .collect(Collectors.toSet());
  }

  private boolean isEarly(FolderAction action, Instant now) {
    return action instanceof FolderAction.Prune(StoredDocument found)
        && !absences.isLasting(found.name(), now);
  }
}
