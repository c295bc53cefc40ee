package io.atoll.api.sync;

import io.atoll.api.apply.DocumentName;
import io.atoll.api.state.Ownership;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.time.Instant;
import java.util.Optional;

/**
 * What the store holds of one document: its text and the record of its owner, each as it was read.
 */
public record StoredDocument(
    DocumentName name, Optional<Entry> document, Optional<Entry> ownerEntry) {
  private static final String UNREADABLE = "somebody whose record cannot be read";

  public static StoredDocument read(Store store, DocumentName name) {
    return new StoredDocument(name, store.get(name.key()), store.get(name.ownerKey()));
  }

  static StoredDocument absent(DocumentName name) {
    return new StoredDocument(name, Optional.empty(), Optional.empty());
  }

  /** Empty if nobody claims it. A record that cannot be read is somebody else's. */
  public Optional<Ownership> owner() {
    return ownerEntry.map(StoredDocument::ownership);
  }

  private static Ownership ownership(Entry entry) {
    try {
      return Documents.read(entry.text(), Ownership.class);
    } catch (DocumentException rubbish) {
      return new Ownership(UNREADABLE, "", Instant.EPOCH, null);
    }
  }

  boolean ownedBy(String source) {
    return owner().filter(it -> it.source().equals(source)).isPresent();
  }

  /** Whether the text is what its owner stored. */
  boolean asItsOwnerLeftIt() {
    Optional<String> hash = document.map(it -> WantedDocument.hash(it.value()));
    return hash.isPresent() && hash.equals(owner().map(Ownership::hash));
  }

  /** What must still hold when something is written on account of this. */
  Compare[] unchanged() {
    return new Compare[] {
      document.map(Compare::unchanged).orElseGet(() -> Compare.absent(name.key())),
      ownerEntry.map(Compare::unchanged).orElseGet(() -> Compare.absent(name.ownerKey()))
    };
  }
}
