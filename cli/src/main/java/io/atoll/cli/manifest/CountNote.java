package io.atoll.cli.manifest;

import io.atoll.api.apply.UserDocument;
import io.atoll.api.yaml.Manifest;
import io.atoll.cli.control.HandCount;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Snapshot;

/** Tells a person who reads or applies a document that its count does not hold. */
public final class CountNote {
  private CountNote() {}

  public static void tell(Session session, UserDocument document) {
    if (document.manifest() instanceof Manifest.ForApplication manifest) {
      String name = manifest.name();
      Snapshot snapshot = Snapshot.read(session.store(), HandCount.prefixes(name));
      HandCount.of(snapshot, manifest.application())
          .ifPresent(count -> session.console().complain(document.name() + ": " + count));
    }
  }
}
