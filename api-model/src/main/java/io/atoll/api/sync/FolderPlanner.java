package io.atoll.api.sync;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.state.Ownership;
import io.atoll.api.sync.FolderAction.Why;
import io.atoll.api.sync.FolderPolicy.Drift;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what makes the store like the folder. Touches only what nobody owns or this source does,
 * and removes only what it owns. Once carried out, the next plan is empty.
 */
public final class FolderPlanner {
  private final FolderPolicy policy;
  private final StoredDocuments stored;
  private final ImmutableList.Builder<FolderAction> actions = ImmutableList.builder();
  private final ImmutableList.Builder<Remark> remarks = ImmutableList.builder();

  private FolderPlanner(FolderPolicy policy, StoredDocuments stored) {
    this.policy = policy;
    this.stored = stored;
  }

  /**
   * @param wanted each name once
   * @param gap why the folder may want more than could be read; nothing is removed then
   */
  public static FolderPlan plan(
      List<WantedDocument> wanted,
      Optional<String> gap,
      StoredDocuments stored,
      FolderPolicy policy) {
    FolderPlanner planner = new FolderPlanner(policy, stored);
    wanted.forEach(planner::keep);
    Set<DocumentName> names =
        wanted.stream().map(WantedDocument::name).collect(ImmutableSet.toImmutableSet());
    stored.all().values().stream()
        .filter(it -> it.ownedBy(policy.source()) && !names.contains(it.name()))
        .forEach(it -> planner.leave(it, gap));
    return new FolderPlan(planner.actions.build(), planner.remarks.build());
  }

  private void keep(WantedDocument wanted) {
    StoredDocument found = stored.of(wanted.name());
    if (found.document().isEmpty()) {
      create(wanted, found);
    } else if (found.owner().isPresent() && !found.ownedBy(policy.source())) {
      remark(
          found,
          "OwnedElsewhere",
          "belongs to %s, so the one in %s is not applied"
              .formatted(found.owner().get().source(), wanted.file()));
    } else if (found.document().get().value().equals(wanted.text())) {
      claim(wanted, found);
    } else {
      change(wanted, found);
    }
  }

  /** A claim on what does not exist binds nobody but its owner. */
  private void create(WantedDocument wanted, StoredDocument found) {
    boolean known = found.ownedBy(policy.source()) && isOld(wanted, found);
    if (known && policy.drift() == Drift.WARN) {
      remark(found, "DeletedOutside", "was deleted, though " + wanted.file() + " still has it");
    } else {
      put(wanted, found, known ? Why.RESTORED : Why.CREATED);
    }
  }

  private void claim(WantedDocument wanted, StoredDocument found) {
    if (!found.ownedBy(policy.source()) || !isOld(wanted, found)) {
      actions.add(new FolderAction.Claim(wanted, found));
    }
  }

  private void change(WantedDocument wanted, StoredDocument found) {
    if (!found.ownedBy(policy.source())) {
      put(wanted, found, Why.TAKEN);
    } else if (found.asItsOwnerLeftIt()) {
      put(wanted, found, Why.CONFIGURED);
    } else if (policy.drift() == Drift.WARN && isOld(wanted, found)) {
      remark(found, "ChangedOutside", "is stored with another text than " + wanted.file() + " has");
    } else {
      put(wanted, found, Why.REVERTED);
    }
  }

  /** Whether the folder still says what was last applied from it. */
  private static boolean isOld(WantedDocument wanted, StoredDocument found) {
    return found.owner().map(Ownership::hash).equals(Optional.of(wanted.hash()));
  }

  private void leave(StoredDocument found, Optional<String> gap) {
    if (found.document().isEmpty()) {
      if (gap.isEmpty()) {
        actions.add(new FolderAction.Forget(found));
      }
    } else if (gap.isPresent()) {
      remark(found, "Kept", "is in no valid file, and is left as it is because " + gap.get());
    } else if (!policy.prune()) {
      remark(found, "NotInFolder", "is in no file any more; without pruning it stays");
    } else if (policy.drift() == Drift.WARN && !found.asItsOwnerLeftIt()) {
      remark(found, "ChangedOutside", "is in no file any more, but stays: somebody changed it");
    } else {
      actions.add(new FolderAction.Prune(found));
    }
  }

  private void put(WantedDocument wanted, StoredDocument found, Why why) {
    actions.add(new FolderAction.Put(wanted, found, why));
  }

  private void remark(StoredDocument found, String reason, String message) {
    remarks.add(new Remark(found.name(), reason, message));
  }
}
