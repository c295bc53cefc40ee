package io.atoll.cli.manifest;

import io.atoll.api.apply.DocumentName;
import io.atoll.api.sync.StoredDocument;
import io.atoll.cli.session.Session;

/** Says whose an object is to a person who changes it past its owner. */
public final class OwnerNote {
  private OwnerNote() {}

  public static void tell(Session session, DocumentName name) {
    StoredDocument.read(session.store(), name)
        .owner()
        .ifPresent(owner ->
            session
                .console()
                .complain(
                    "%s belongs to %s. If that is kept in sync, what it says comes back: change it there"
                        .formatted(name, owner.source())));
  }
}
