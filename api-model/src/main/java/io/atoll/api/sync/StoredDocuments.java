package io.atoll.api.sync;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;
import io.atoll.api.Keys;
import io.atoll.api.apply.DocumentKind;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All users' documents with their owners, as they were read; also owners without a document. */
public record StoredDocuments(SortedMap<DocumentName, StoredDocument> all) {
  public StoredDocuments {
    all = ImmutableSortedMap.copyOf(all);
  }

  /** Reads prefix after prefix: whoever writes compares. */
  public static StoredDocuments read(Store store) {
    Map<DocumentName, Entry> documents = new TreeMap<>();
    Map<DocumentName, Entry> owners = new TreeMap<>();
    for (DocumentKind kind : DocumentKind.values()) {
      store
          .list(kind.prefix())
          .entries()
          .forEach(it -> DocumentName.ofKey(it.key()).ifPresent(name -> documents.put(name, it)));
    }
    store
        .list(Keys.OWNERS)
        .entries()
        .forEach(it -> DocumentName.ofOwnerKey(it.key()).ifPresent(name -> owners.put(name, it)));
    return of(documents, owners);
  }

  static StoredDocuments of(Map<DocumentName, Entry> documents, Map<DocumentName, Entry> owners) {
    SortedMap<DocumentName, StoredDocument> all = new TreeMap<>();
    for (DocumentName name : Sets.union(documents.keySet(), owners.keySet())) {
      all.put(
          name,
          new StoredDocument(
              name,
              Optional.ofNullable(documents.get(name)),
              Optional.ofNullable(owners.get(name))));
    }
    return new StoredDocuments(all);
  }

  StoredDocument of(DocumentName name) {
    return all.getOrDefault(name, StoredDocument.absent(name));
  }
}
