package io.atoll.cli.manifest;

import io.atoll.api.store.Bytes;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import io.atoll.cli.manifest.Written.Change;
import io.atoll.cli.view.Reference;
import java.util.Optional;

/** Stores users' documents by compare-and-set, so that nobody's change is lost unseen. */
public final class Writer {
  private final Store store;

  public Writer(Store store) {
    this.store = store;
  }

  /** Against what stands there now. */
  public Written write(Reference reference, Bytes wanted) {
    return write(reference, wanted, store.get(UserDocument.key(reference)));
  }

  /**
   * @param read what the user saw
   */
  public Written write(Reference reference, Bytes wanted, Optional<Entry> read) {
    String key = UserDocument.key(reference);
    if (read.filter(entry -> entry.value().equals(wanted)).isPresent()) {
      return new Written.Stored(Change.UNCHANGED, read.get().modRevision());
    }
    Compare condition = read.map(Compare::unchanged).orElseGet(() -> Compare.absent(key));
    Txn.Result result = store.commit(Txn.of(new Op.Put(key, wanted, 0)).onlyIf(condition));
    if (result.succeeded()) {
      Change change = read.isPresent() ? Change.CONFIGURED : Change.CREATED;
      return new Written.Stored(change, result.revision());
    }
    return lost(reference, wanted, read);
  }

  /** Somebody was faster; if he wrote the same, all is well. */
  private Written lost(Reference reference, Bytes wanted, Optional<Entry> read) {
    Optional<Entry> found = store.get(UserDocument.key(reference));
    return found
        .filter(entry -> entry.value().equals(wanted))
        .<Written>map(entry -> new Written.Stored(Change.UNCHANGED, entry.modRevision()))
        .orElseGet(() ->
            new Written.Conflict(
                reference,
                read.map(Entry::modRevision).orElse(0L),
                found.map(Entry::modRevision).orElse(0L)));
  }
}
