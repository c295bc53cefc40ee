package io.atoll.api.sync;

/**
 * How a folder is kept in sync.
 *
 * @param source the name under which it owns what it applied
 * @param prune whether what it applied goes when its file goes
 */
public record FolderPolicy(String source, boolean prune, Drift drift) {

  /** What is done about edits that were not made in the folder. */
  public enum Drift {
    /** They are undone. */
    REVERT,
    /** They are told, and stay until the folder changes. */
    WARN
  }
}
