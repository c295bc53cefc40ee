package io.atoll.api.diff;

import com.google.common.collect.ImmutableList;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.api.yaml.text.Problem;
import java.util.List;
import java.util.Optional;

/** What storing a document would change. */
public sealed interface DocumentDiff {

  /** Nothing of this name is stored. */
  record Absent() implements DocumentDiff {}

  /** What is stored cannot be compared, since it is no valid document. */
  record Unreadable(Problem first) implements DocumentDiff {}

  /**
   * @param differences none if both mean the same
   * @param sameText whether even the bytes are the same
   * @param replacesWorkers whether workers would be replaced for it
   */
  record Compared(List<Difference> differences, boolean sameText, boolean replacesWorkers)
      implements DocumentDiff {
    public Compared {
      differences = ImmutableList.copyOf(differences);
    }
  }

  /**
   * @param text what would be stored, which is valid
   */
  static DocumentDiff of(DocumentName name, Optional<Entry> stored, Bytes text) {
    if (stored.isEmpty()) {
      return new Absent();
    }
    return switch (parse(name, stored.get().value())) {
      case Parsed.Invalid(List<Problem> problems) -> new Unreadable(problems.getFirst());
      case Parsed.Valid(List<Manifest> before) ->
          compare(before.getFirst(), valid(parse(name, text)), stored.get().value().equals(text));
    };
  }

  private static Parsed parse(DocumentName name, Bytes text) {
    return Manifests.parseKey(text, name.key(), name.kind().manifestKind(), name.name());
  }

  private static Manifest valid(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Valid(List<Manifest> manifests) -> manifests.getFirst();
      case Parsed.Invalid(List<Problem> problems) ->
          throw new IllegalArgumentException(problems.getFirst().toString());
    };
  }

  private static DocumentDiff compare(Manifest before, Manifest after, boolean sameText) {
    return new Compared(
        FieldDiff.between(before, after),
        sameText,
        before instanceof Manifest.ForApplication one
            && after instanceof Manifest.ForApplication two
            && !one.templateHash().equals(two.templateHash()));
  }
}
