package io.atoll.cli.view;

import io.atoll.api.Keys;
import io.atoll.api.state.Revision;
import io.atoll.api.store.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The accepted revisions of applications, as a snapshot of {@link Keys#REVISIONS} has them. */
public final class Revisions {
  private static final int SHORT_HASH = 8;

  private Revisions() {}

  public static Optional<Revision> find(Snapshot snapshot, String application, int revision) {
    return snapshot.document(Keys.revision(application, revision), Revision.class);
  }

  /** The application's entries, newest first. */
  public static List<Entry> entries(Snapshot snapshot, String application) {
    return snapshot.under(Keys.revisions(application)).stream()
        .sorted(Comparator.comparingInt(Revisions::number).reversed())
        .toList();
  }

  /** When the oldest revision that is kept was accepted. */
  public static Optional<Instant> firstAccepted(Snapshot snapshot, String application, long uid) {
    return entries(snapshot, application).reversed().stream()
        .flatMap(entry -> Snapshot.document(entry, Revision.class).stream())
        .filter(revision -> revision.uid() == uid)
        .map(Revision::at)
        .findFirst();
  }

  /** As much of its template's hash as tells it from others. */
  public static String template(Revision revision) {
    String hash = revision.templateHash();
    return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
  }

  public static int number(Entry entry) {
    String key = entry.key();
    try {
      return Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
