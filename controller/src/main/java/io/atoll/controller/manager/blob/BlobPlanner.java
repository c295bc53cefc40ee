package io.atoll.controller.manager.blob;

import io.atoll.api.state.status.BlobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives every content an hour without a reference before it is deleted, since {@code apply} sends
 * contents first and the document that refers to them last. The hour begins anew when the content
 * is sent again. Pure.
 */
final class BlobPlanner {
  static final Duration KEPT_UNUSED = Duration.ofHours(1);

  private BlobPlanner() {}

  static List<BlobAction> plan(List<BlobState> blobs, Instant now) {
    return blobs.stream().flatMap(blob -> plan(blob, now).stream()).toList();
  }

  private static Optional<BlobAction> plan(BlobState blob, Instant now) {
    if (blob.referenced() || blob.chunks() == 0) {
      return blob.statusRevision() == 0
          ? Optional.empty()
          : Optional.of(new BlobAction.Forget(blob.hash()));
    }
    BlobStatus status = blob.status();
    if (status == null || status.revision() != blob.revision()) {
      return Optional.of(
          new BlobAction.Remember(blob.hash(), new BlobStatus(blob.revision(), now)));
    }
    return status.unusedSince().plus(KEPT_UNUSED).isAfter(now)
        ? Optional.empty()
        : Optional.of(new BlobAction.Delete(blob.hash(), blob.revision(), blob.statusRevision()));
  }
}
