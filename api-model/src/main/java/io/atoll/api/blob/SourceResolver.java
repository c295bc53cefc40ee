package io.atoll.api.blob;

import io.atoll.api.blob.BlobException.Category;
import io.atoll.api.store.Bytes;
import io.atoll.api.value.Sha256;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.api.yaml.SourcePlace;
import io.atoll.api.yaml.SourcePlace.Content;
import io.atoll.api.yaml.SourceTexts;
import io.atoll.api.yaml.text.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts hashes in the place of one document's local files. Used once, by one thread. */
final class SourceResolver {
  private final Manifest.ForApplication manifest;
  private final SourceTexts texts;
  private final Map<Path, LocalFile> read = new TreeMap<>();
  private final Map<SourcePlace, Sha256> hashes = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  SourceResolver(Manifest.ForApplication manifest) {
    this.manifest = manifest;
    this.texts = new SourceTexts(manifest);
  }

  Resolution resolve(SourceFolder folder) {
    SourcePlace.in(manifest.application().spec()).stream()
        .filter(place -> Sha256.find(place.source()).isEmpty())
        .forEach(place -> read(folder, place));
    if (!problems.isEmpty()) {
      return new Resolution.Refused(problems);
    }
    return hashes.isEmpty()
        ? new Resolution.Resolved(manifest, List.of())
        : understood(texts.replaced(hashes));
  }

  private void read(SourceFolder folder, SourcePlace place) {
    try {
      if (!texts.canReplace(place)) {
        throw new BlobException(
            Category.UNREADABLE, "the path has to be written out on one line, without &, * or !");
      }
      LocalFile found = read.computeIfAbsent(folder.path(place.source()), LocalFile::read);
      if (place.content() == Content.CERTIFICATE) {
        LocalCertificate.check(found);
      }
      hashes.put(place, found.hash());
    } catch (BlobException e) {
      String message = String.valueOf(e.getMessage());
      problems.add(new Problem(manifest.origin().source(), texts.at(place), place.path(), message));
    }
  }

  /** The new text is read again, so that what is stored is what was understood. */
  private Resolution understood(Bytes text) {
    Manifest.Origin origin = manifest.origin();
    return switch (Manifests.parse(text, origin.source())) {
      case Parsed.Invalid(List<Problem> found) -> new Resolution.Refused(found);
      case Parsed.Valid(List<Manifest> manifests)
          when manifests.getFirst() instanceof Manifest.ForApplication it ->
          new Resolution.Resolved(
              new Manifest.ForApplication(
                  it.application(),
                  it.templateHash(),
                  new Manifest.Origin(origin.source(), origin.at(), text)),
              List.copyOf(read.values()));
      case Parsed.Valid valid -> throw new IllegalStateException("became " + valid);
    };
  }
}
