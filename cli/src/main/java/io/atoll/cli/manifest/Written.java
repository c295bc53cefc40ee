package io.atoll.cli.manifest;

import io.atoll.cli.view.Reference;

/** What became of a document that was to be stored. */
public sealed interface Written {

  /**
   * @param revision modification revision at which the document stands
   */
  record Stored(Change change, long revision) implements Written {}

  /** Somebody else wrote it in between, and something else than we want. Nothing was written. */
  record Conflict(Reference reference, long read, long found) implements Written {
    @Override
    public String toString() {
      return reference
          + " was changed by somebody else in between ("
          + revision(read)
          + ", now "
          + revision(found)
          + "). Nothing of it was written. Look at it with 'atoll get "
          + reference.kind().word()
          + " "
          + reference.name()
          + " -o yaml' and try again";
    }

    private static String revision(long revision) {
      return revision == 0 ? "not there" : "revision " + revision;
    }
  }

  enum Change {
    CREATED,
    CONFIGURED,
    UNCHANGED
  }
}
