package io.atoll.api.apply;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import io.atoll.api.blob.LocalFile;
import io.atoll.api.blob.Resolution;
import io.atoll.api.blob.SourceFolder;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.api.yaml.text.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What files say together. A file with an error gives no document at all, and a name that is given
 * twice gives none either: the later would win, which nobody means.
 *
 * @param documents in the order of the files
 * @param broken the files with errors, and what is wrong with each
 */
public record ManifestSet(List<UserDocument> documents, List<BrokenFile> broken) {
  public ManifestSet {
    documents = ImmutableList.copyOf(documents);
    broken = ImmutableList.copyOf(broken);
  }

  /**
   * @param lines for people, each with the file's name
   */
  public record BrokenFile(String name, List<String> lines) {
    public BrokenFile {
      lines = ImmutableList.copyOf(lines);
    }
  }

  public static ManifestSet parse(List<ManifestFile> files) {
    ImmutableList.Builder<UserDocument> documents = ImmutableList.builder();
    ImmutableList.Builder<BrokenFile> broken = ImmutableList.builder();
    for (ManifestFile file : files) {
      switch (Manifests.parse(file.content(), file.name())) {
        case Parsed.Invalid(List<Problem> found) ->
            broken.add(new BrokenFile(file.name(), found.stream().map(Problem::toString).toList()));
        case Parsed.Valid(List<Manifest> manifests) ->
            manifests.forEach(it -> documents.add(new UserDocument(it, file.folder(), List.of())));
      }
    }
    return withoutTwins(documents.build(), broken);
  }

  private static ManifestSet withoutTwins(
      List<UserDocument> all, ImmutableList.Builder<BrokenFile> broken) {
    ImmutableListMultimap<DocumentName, UserDocument> byName =
        Multimaps.index(all, UserDocument::name);
    byName.asMap().values().stream()
        .filter(same -> same.size() > 1)
        .forEach(same -> broken.add(twins(List.copyOf(same))));
    return new ManifestSet(
        all.stream().filter(it -> byName.get(it.name()).size() == 1).toList(), broken.build());
  }

  private static BrokenFile twins(List<UserDocument> same) {
    UserDocument first = same.getFirst();
    UserDocument second = same.get(1);
    Manifest.Origin origin = second.manifest().origin();
    String message =
        "%s is given twice, first at %s:%d"
            .formatted(second.name(), first.file(), first.manifest().origin().at().line());
    Problem problem = new Problem(second.file(), origin.at(), "metadata.name", message);
    return new BrokenFile(second.file(), List.of(problem.toString()));
  }

  /**
   * With hashes in the place of local files. A document whose files cannot be read makes its file a
   * broken one. Reads all of the files.
   *
   * @param sources where the files of a document in this folder may be
   */
  public ManifestSet resolved(Function<Path, SourceFolder> sources) {
    ImmutableList.Builder<UserDocument> resolved = ImmutableList.builder();
    ImmutableList.Builder<BrokenFile> all = ImmutableList.<BrokenFile>builder().addAll(broken);
    for (UserDocument document : documents) {
      switch (sources.apply(document.folder()).resolve(document.manifest())) {
        case Resolution.Resolved(Manifest manifest, List<LocalFile> files) ->
            resolved.add(new UserDocument(manifest, document.folder(), files));
        case Resolution.Refused(List<Problem> problems) ->
            all.add(
                new BrokenFile(document.file(), problems.stream().map(Problem::toString).toList()));
      }
    }
    return new ManifestSet(resolved.build(), all.build());
  }

  /** All that is wrong with all files. */
  public List<String> problems() {
    return broken.stream().map(BrokenFile::lines).flatMap(Collection::stream).toList();
  }
}
