package io.atoll.cli.manifest;

import io.atoll.api.Keys;
import io.atoll.api.state.ApplicationStatus.SpecError;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.text.Position;
import io.atoll.api.yaml.text.Problem;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Reference;

/** A valid document that is to be stored, as the user wrote it. */
public record UserDocument(Reference reference, Manifest.Origin origin) {

  /** Where a user's document of this kind and name stands. */
  public static String key(Reference reference) {
    return switch (reference.kind()) {
      case APPLICATION -> Keys.application(reference.name());
      case NETWORK -> Keys.network(reference.name());
      case NODE -> Keys.node(reference.name());
      case WORKER, REVISION, EVENT ->
          throw new IllegalArgumentException("users write no " + reference.kind().plural());
    };
  }

  static UserDocument of(Manifest manifest) {
    Kind kind =
        switch (manifest) {
          case Manifest.ForApplication application -> Kind.APPLICATION;
          case Manifest.ForNetwork network -> Kind.NETWORK;
          case Manifest.ForNode node -> Kind.NODE;
        };
    return new UserDocument(new Reference(kind, manifest.name()), manifest.origin());
  }

  public Bytes text() {
    return origin.text();
  }

  /** An error that the manager found in the stored text, at its place in the file. */
  public String describe(SpecError error) {
    Position at = origin.at();
    int column = error.line() == 1 ? at.column() + error.column() - 1 : error.column();
    Position place = error.line() == 0 ? at : new Position(at.line() + error.line() - 1, column);
    return new Problem(origin.source(), place, error.path(), error.message()).toString();
  }
}
