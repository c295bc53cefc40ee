package io.atoll.api.store;

import java.util.List;

/** Receives a watch. Calls come one at a time and must not block. */
public interface WatchListener {

  /** Changes in the order of their revisions; all changes of one revision come in one call. */
  void onEvents(List<WatchEvent> events);

  /**
   * The watch has ended for good (its start was compacted, access was denied) and will not call
   * again. List, then watch from there. A broken connection is no such end: the watch resumes by
   * itself, without loss or repetition.
   */
  void onLost(StoreException cause);
}
