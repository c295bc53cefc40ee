package io.atoll.controller.manager.blob;

import io.atoll.api.state.status.BlobStatus;
import io.atoll.api.value.Sha256;

/** What is to be done about one content. */
sealed interface BlobAction {
  Sha256 hash();

  /** Remember since when it is unused. */
  record Remember(Sha256 hash, BlobStatus status) implements BlobAction {}

  /** It is used, or gone: there is nothing to remember. */
  record Forget(Sha256 hash) implements BlobAction {}

  /**
   * Delete it and what was remembered, if both are still as they were seen.
   *
   * @param revision modification revision of its first chunk
   * @param statusRevision modification revision of its status
   */
  record Delete(Sha256 hash, long revision, long statusRevision) implements BlobAction {}
}
