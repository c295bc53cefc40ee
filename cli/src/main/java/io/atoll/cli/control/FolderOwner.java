package io.atoll.cli.control;

import io.atoll.api.apply.DocumentName;
import io.atoll.api.state.Ownership;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import java.util.Optional;

/** Keeps what a folder says from being written over unless a user insists. */
public final class FolderOwner {
  private FolderOwner() {}

  /**
   * @param snapshot with {@link DocumentName#ownerKey()}
   * @param instead what to do in the folder, as a sentence's beginning
   * @throws CommandFailure with CONFLICT
   */
  public static void requireNone(Snapshot snapshot, DocumentName document, String instead) {
    Optional<Ownership> owner = snapshot.document(document.ownerKey(), Ownership.class);
    if (owner.isPresent()) {
      throw new CommandFailure(
          ExitCode.CONFLICT,
          List.of(
              "%s belongs to the folder %s. If that is kept in sync, what it says comes back."
                  .formatted(document, owner.get().source()),
              instead + "; or add --force to write it here all the same."));
    }
  }
}
