package io.atoll.cli.view;

import io.atoll.api.apply.DocumentKind;
import io.atoll.api.apply.DocumentName;

/** An object by kind and name, written {@code application/hello}. */
public record Reference(Kind kind, String name) {

  /** To what the document describes. */
  public static Reference to(DocumentName document) {
    Kind kind =
        switch (document.kind()) {
          case APPLICATION -> Kind.APPLICATION;
          case NETWORK -> Kind.NETWORK;
          case NODE -> Kind.NODE;
        };
    return new Reference(kind, document.name());
  }

  /** The user's document of this object. */
  public DocumentName document() {
    DocumentKind documents =
        switch (kind) {
          case APPLICATION -> DocumentKind.APPLICATION;
          case NETWORK -> DocumentKind.NETWORK;
          case NODE -> DocumentKind.NODE;
          case WORKER, REVISION, EVENT ->
              throw new IllegalArgumentException("users write no " + kind.plural());
        };
    return new DocumentName(documents, name);
  }

  @Override
  public String toString() {
    return kind.word() + "/" + name;
  }
}
