package io.atoll.api.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remarks that were not true a pass ago. One thread. */
public final class News {
  private Set<Remark> known = Set.of();

  public List<Remark> of(SyncReport report) {
    List<Remark> fresh = report.remarks().stream().filter(it -> !known.contains(it)).toList();
    known = new HashSet<>(report.remarks());
    return fresh;
  }
}
