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
    return stored.isEmpty()
        ? new Absent()
        : between(
            parse(name, stored.get().value()),
            parse(name, text),
            stored.get().value().equals(text));
  }

  /** Of two texts that were accepted; what an older version accepted may be unreadable now. */
  static DocumentDiff between(DocumentName name, Bytes before, Bytes after) {
    return between(
        Manifests.parseWithUnsupported(before.toByteArray(), name.key()),
        Manifests.parseWithUnsupported(after.toByteArray(), name.key()),
        before.equals(after));
  }

  private static DocumentDiff between(Parsed left, Parsed right, boolean sameText) {
    if (left instanceof Parsed.Valid one && right instanceof Parsed.Valid two) {
      return compare(one.manifests().getFirst(), two.manifests().getFirst(), sameText);
    }
    return new Unreadable(problem(left).or(() -> problem(right)).orElseThrow());
  }

  private static Optional<Problem> problem(Parsed parsed) {
    return parsed instanceof Parsed.Invalid(List<Problem> problems)
        ? Optional.of(problems.getFirst())
        : Optional.empty();
  }

  private static Parsed parse(DocumentName name, Bytes text) {
    return Manifests.parseKey(text, name.key(), name.kind().manifestKind(), name.name());
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
