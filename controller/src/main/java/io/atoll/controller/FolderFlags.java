package io.atoll.controller;

import io.atoll.api.sync.FolderPolicy;
import io.atoll.api.sync.FolderPolicy.Drift;
import io.atoll.controller.manager.folder.FolderSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which folder the manager keeps in sync while it leads. */
final class FolderFlags {
  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "${env:ATOLL_FOLDER}",
      description = "A folder of manifests to keep in sync; each possible leader needs it.")
  private @Nullable Path folder;

  @Option(
      names = "--folder-recursive",
      defaultValue = "${env:ATOLL_FOLDER_RECURSIVE:-false}",
      description = "Read the folders inside too.")
  private boolean recursive;

  @Option(
      names = "--folder-prune",
      defaultValue = "${env:ATOLL_FOLDER_PRUNE:-false}",
      description = "Delete what was applied from the folder once its file is gone.")
  private boolean prune;

  @Option(
      names = "--folder-drift",
      defaultValue = "${env:ATOLL_FOLDER_DRIFT:-revert}",
      description = "What to do about changes from outside: ${COMPLETION-CANDIDATES}.")
  private Drift drift = Drift.REVERT;

  @Option(
      names = "--folder-source",
      paramLabel = "NAME",
      defaultValue = "${env:ATOLL_FOLDER_SOURCE}",
      description = "Under which name it owns what it applies (default: controller:DIR).")
  private @Nullable String source;

  /** Null if there is no folder. */
  @Nullable FolderSettings settings() {
    if (folder == null) {
      return null;
    }
    Path root = folder.toAbsolutePath().normalize();
    String name = source == null ? "controller:" + root : source;
    return new FolderSettings(root, recursive, new FolderPolicy(name, prune, drift));
  }
}
