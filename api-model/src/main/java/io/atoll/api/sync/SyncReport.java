package io.atoll.api.sync;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one pass did.
 *
 * @param done in the order in which it was done
 * @param remarks all that is true now, also if an earlier pass said it
 * @param again when to make the next pass even if nothing changes
 */
public record SyncReport(
    List<FolderAction> done,
    List<Remark> remarks,
    Optional<String> commit,
    Optional<Duration> again) {
  public SyncReport {
    done = ImmutableList.copyOf(done);
    remarks = ImmutableList.copyOf(remarks);
  }

  static SyncReport nothing(List<Remark> remarks, Optional<Duration> again) {
    return new SyncReport(List.of(), remarks, Optional.empty(), again);
  }
}
