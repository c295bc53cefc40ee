package io.atoll.api.apply;

import io.atoll.api.apply.Written.Change;
import io.atoll.api.blob.BlobSender;
import io.atoll.api.blob.SendProgress;
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
  private final BlobSender sender;

  /** For texts alone. */
  public DocumentWriter(Store store) {
    this(store, SendProgress.NONE);
  }

  /**
   * @param progress is told how far the files of documents are
   */
  public DocumentWriter(Store store, SendProgress progress) {
    this.store = store;
    this.sender = new BlobSender(store, progress);
  }

  /**
   * Against what stands there now: its files first, and the document only once all of them are
   * stored.
   */
  public Written write(UserDocument document) {
    return write(document, store.get(document.name().key()));
  }

  /**
   * As {@link #write(UserDocument)}, but only if what stands there was last written at this
   * revision.
   *
   * @param revision 0 if nothing may stand there
   */
  public Written write(UserDocument document, long revision) {
    Optional<Entry> found = store.get(document.name().key());
    return found.map(Entry::modRevision).orElse(0L) == revision
        ? write(document, found)
        : Written.Conflict.of(document.name(), revision, found);
  }

  private Written write(UserDocument document, Optional<Entry> read) {
    if (Change.between(read, document.text()) == Change.UNCHANGED) {
      document.files().forEach(sender::mend);
    } else {
      document.files().forEach(sender::send);
    }
    return write(document.name(), document.text(), read);
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
      return new Written.Stored(Change.between(read, wanted), result.revision());
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
        .orElseGet(() -> Written.Conflict.of(name, read.map(Entry::modRevision).orElse(0L), found));
  }
}
