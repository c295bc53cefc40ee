package io.atoll.api.folder;

import io.atoll.api.apply.ManifestSet;
import java.util.Optional;

/** What one look at a folder gave. */
public sealed interface FolderContent {

  /**
   * @param commit of the Git work tree that the folder is in
   * @param gap why something may be missing from the manifests; empty if they are all there is
   */
  record Manifests(ManifestSet manifests, Optional<String> commit, Optional<String> gap)
      implements FolderContent {}

  /**
   * Nothing can be learnt from it: not there, not readable, or empty as a folder is whose disk is
   * not mounted. Nobody may conclude that anything was removed.
   */
  record Unusable(String reason) implements FolderContent {}

  /** Somebody is writing just now; look again soon. */
  record Busy() implements FolderContent {}
}
