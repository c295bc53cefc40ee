package io.atoll.api.apply;

import io.atoll.api.apply.Written.Change;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import java.util.Optional;

/** Stores users' documents by compare-and-set, so that nobody's change is lost unseen. */
public final class DocumentWriter {
  private final Store store;

  public DocumentWriter(Store store) {
    this.store = store;
  }

  /** Against what stands there now. */
  public Written write(DocumentName name, Bytes wanted) {
    return write(name, wanted, store.get(name.key()));
  }

  /**
   * @param read what the user saw
   */
  public Written write(DocumentName name, Bytes wanted, Optional<Entry> read) {
    if (read.filter(entry -> entry.value().equals(wanted)).isPresent()) {
      return new Written.Stored(Change.UNCHANGED, read.get().modRevision());
    }
    Compare condition = read.map(Compare::unchanged).orElseGet(() -> Compare.absent(name.key()));
    Txn.Result result = store.commit(Txn.of(new Op.Put(name.key(), wanted, 0)).onlyIf(condition));
    if (result.succeeded()) {
      Change change = read.isPresent() ? Change.CONFIGURED : Change.CREATED;
      return new Written.Stored(change, result.revision());
    }
    return lost(name, wanted, read);
  }

  /**
   * Removes the document as it stands, whatever it says.
   *
   * @return what was removed; empty if there was none
   */
  public Optional<Entry> delete(DocumentName name) {
    Optional<Entry> entry = store.get(name.key());
    while (entry.isPresent() && !removed(entry.get())) {
      entry = store.get(name.key());
    }
    return entry;
  }

  /** An edit in between does not matter, but what was created anew is another. */
  private boolean removed(Entry entry) {
    Compare condition = new Compare.CreateRevision(entry.key(), entry.createRevision());
    return store.commit(Txn.of(Op.delete(entry.key())).onlyIf(condition)).succeeded();
  }

  /** Somebody was faster; if he wrote the same, all is well. */
  private Written lost(DocumentName name, Bytes wanted, Optional<Entry> read) {
    Optional<Entry> found = store.get(name.key());
    return found
        .filter(entry -> entry.value().equals(wanted))
        .<Written>map(entry -> new Written.Stored(Change.UNCHANGED, entry.modRevision()))
        .orElseGet(() -> Written.Conflict.of(name, read, found));
  }
}
