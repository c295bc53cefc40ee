package io.atoll.cli.manifest;

import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.api.yaml.text.Problem;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.view.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parses files together: either all documents of all of them are valid, or none is taken. */
public final class ManifestFiles {
  private final List<UserDocument> documents = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<Reference, UserDocument> seen = new HashMap<>();

  private ManifestFiles() {}

  /**
   * @throws CommandFailure with INVALID and every problem of every file, or if there is no document
   */
  public static List<UserDocument> parse(List<Source> sources) {
    ManifestFiles files = new ManifestFiles();
    sources.forEach(files::add);
    if (files.problems.isEmpty() && files.documents.isEmpty()) {
      files.problems.add(sources.getFirst().name() + ": holds no document");
    }
    if (!files.problems.isEmpty()) {
      throw new CommandFailure(ExitCode.INVALID, files.problems);
    }
    return List.copyOf(files.documents);
  }

  private void add(Source source) {
    switch (Manifests.parse(source.content(), source.name())) {
      case Parsed.Invalid(List<Problem> found) ->
          found.stream().map(Problem::toString).forEach(problems::add);
      case Parsed.Valid(List<Manifest> manifests) ->
          manifests.stream().map(UserDocument::of).forEach(this::add);
    }
  }

  /** The later of two documents of one name would win, which nobody means. */
  private void add(UserDocument document) {
    UserDocument first = seen.putIfAbsent(document.reference(), document);
    if (first != null) {
      String message = document.reference() + " is given twice, first at " + place(first);
      problems.add(
          new Problem(document.origin().source(), document.origin().at(), "metadata.name", message)
              .toString());
    }
    documents.add(document);
  }

  private static String place(UserDocument document) {
    return document.origin().source() + ":" + document.origin().at().line();
  }
}
