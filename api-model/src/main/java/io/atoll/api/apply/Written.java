package io.atoll.api.apply;

import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import java.util.Locale;
import java.util.Optional;

/** What became of a document that was to be stored. */
public sealed interface Written {

  /**
   * @param revision modification revision at which the document stands
   */
  record Stored(Change change, long revision) implements Written {}

  /**
   * Somebody else wrote it in between, and something else than we want. Nothing was written.
   *
   * @param read modification revision at which the writer saw it; 0 if it was not there
   * @param found the same, as it is now
   */
  record Conflict(DocumentName name, long read, long found) implements Written {
    static Conflict of(DocumentName name, long read, Optional<Entry> found) {
      return new Conflict(name, read, found.map(Entry::modRevision).orElse(0L));
    }

    @Override
    public String toString() {
      return name
          + " was changed by somebody else in between ("
          + describe(read)
          + ", now "
          + describe(found)
          + "). Nothing of it was written. Look at it with 'atoll get "
          + name.kind().word()
          + " "
          + name.name()
          + " -o yaml' and try again";
    }

    private static String describe(long revision) {
      return revision == 0 ? "not there" : "revision " + revision;
    }
  }

  enum Change {
    CREATED,
    CONFIGURED,
    UNCHANGED;

    /** What storing the text means where this stands. */
    public static Change between(Optional<Entry> stored, Bytes wanted) {
      if (stored.isEmpty()) {
        return CREATED;
      }
      return stored.get().value().equals(wanted) ? UNCHANGED : CONFIGURED;
    }

    /** In the words of the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
