package io.atoll.api.apply;

import io.atoll.api.Keys;
import io.atoll.api.yaml.Manifest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** A document of a user's by kind and name, written {@code application/hello}. */
public record DocumentName(DocumentKind kind, String name) implements Comparable<DocumentName> {
  private static final Comparator<DocumentName> ORDER =
      Comparator.comparing(DocumentName::kind).thenComparing(DocumentName::name);

  public static DocumentName of(Manifest manifest) {
    DocumentKind kind =
        switch (manifest) {
          case Manifest.ForApplication application -> DocumentKind.APPLICATION;
          case Manifest.ForNetwork network -> DocumentKind.NETWORK;
          case Manifest.ForNode node -> DocumentKind.NODE;
        };
    return new DocumentName(kind, manifest.name());
  }

  /** Of the document that stands under this key; empty if none may stand there. */
  public static Optional<DocumentName> ofKey(String key) {
    return find(key, DocumentKind::prefix);
  }

  /** Of the document whose owner stands under this key; empty if it is no such key. */
  public static Optional<DocumentName> ofOwnerKey(String key) {
    return find(key, kind -> Keys.owners(kind.word()));
  }

  private static Optional<DocumentName> find(String key, Function<DocumentKind, String> prefixes) {
    return Arrays.stream(DocumentKind.values())
        .filter(kind -> key.startsWith(prefixes.apply(kind)))
        .map(kind -> new DocumentName(kind, key.substring(prefixes.apply(kind).length())))
        .filter(found -> !found.name().isEmpty())
        .findFirst();
  }

  /** Where the document stands. */
  public String key() {
    return kind.prefix() + name;
  }

  /** Where it is said which source applied it. */
  public String ownerKey() {
    return Keys.owner(kind.word(), name);
  }

  @Override
  public int compareTo(DocumentName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.word() + "/" + name;
  }
}
