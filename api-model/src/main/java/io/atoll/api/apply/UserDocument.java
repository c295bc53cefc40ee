package io.atoll.api.apply;

import com.google.common.collect.ImmutableList;
import io.atoll.api.blob.LocalFile;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.text.Position;
import io.atoll.api.yaml.text.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * A valid document that is to be stored, as the user wrote it.
 *
 * @param folder where local files that it names are looked for
 * @param files those that have to be sent before it; none before {@link ManifestSet#resolved}
 */
public record UserDocument(Manifest manifest, Path folder, List<LocalFile> files) {
  public UserDocument {
    files = ImmutableList.copyOf(files);
  }

  public DocumentName name() {
    return DocumentName.of(manifest);
  }

  public Bytes text() {
    return manifest.origin().text();
  }

  /** The name of the file that holds it. */
  public String file() {
    return manifest.origin().source();
  }

  /** An error that the manager found in the stored text, at its place in the file. */
  public String describe(SpecError error) {
    Position at = manifest.origin().at();
    int column = error.line() == 1 ? at.column() + error.column() - 1 : error.column();
    Position place = error.line() == 0 ? at : new Position(at.line() + error.line() - 1, column);
    return new Problem(file(), place, error.path(), error.message()).toString();
  }
}
