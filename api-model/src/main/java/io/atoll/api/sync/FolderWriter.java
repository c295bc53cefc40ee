package io.atoll.api.sync;

import io.atoll.api.blob.BlobException;
import io.atoll.api.blob.BlobSender;
import io.atoll.api.state.Ownership;
import io.atoll.api.store.Op;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries actions out, each in one transaction that holds only if neither the document nor its
 * owner has changed since they were read.
 */
final class FolderWriter {
  private final BlobSender sender;
  private final Function<Txn, Txn.Result> commit;
  private final String source;

  FolderWriter(BlobSender sender, Function<Txn, Txn.Result> commit, String source) {
    this.sender = sender;
    this.commit = commit;
    this.source = source;
  }

  /**
   * Contents are sent first and by their hash: whoever sends them, they are the same.
   *
   * @return false if something had changed; nothing was written then
   * @throws StoreException as the store does
   * @throws BlobException if a file is not any more what it was when the folder was read
   */
  boolean write(FolderAction action, Optional<String> commitId, Instant now) {
    if (action instanceof FolderAction.Put put) {
      put.wanted().contents().forEach(sender::send);
    }
    Op[] operations =
        switch (action) {
          case FolderAction.Put(WantedDocument wanted, var found, var why) ->
              new Op[] {
                new Op.Put(wanted.name().key(), wanted.text(), 0), claim(wanted, commitId, now)
              };
          case FolderAction.Claim(WantedDocument wanted, var found) ->
              new Op[] {claim(wanted, commitId, now)};
          case FolderAction.Prune(StoredDocument found) ->
              new Op[] {Op.delete(found.name().key()), Op.delete(found.name().ownerKey())};
          case FolderAction.Forget(StoredDocument found) ->
              new Op[] {Op.delete(found.name().ownerKey())};
        };
    return commit.apply(Txn.of(operations).onlyIf(action.stored().unchanged())).succeeded();
  }

  private Op claim(WantedDocument wanted, Optional<String> commitId, Instant now) {
    Ownership owner = new Ownership(source, wanted.hash(), now, commitId.orElse(null));
    return Op.put(wanted.name().ownerKey(), Documents.write(owner));
  }
}
