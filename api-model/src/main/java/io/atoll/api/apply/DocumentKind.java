package io.atoll.api.apply;

import io.atoll.api.Keys;

/** What users write documents of. */
public enum DocumentKind {
  APPLICATION("application", "Application", Keys.APPLICATIONS),
  NETWORK("network", "Network", Keys.NETWORKS),
  NODE("node", "Node", Keys.NODES);

  private final String word;
  private final String manifestKind;
  private final String prefix;

  DocumentKind(String word, String manifestKind, String prefix) {
    this.word = word;
    this.manifestKind = manifestKind;
    this.prefix = prefix;
  }

  /** As in {@code application/hello}. */
  public String word() {
    return word;
  }

  /** The {@code kind} that stands in the document. */
  public String manifestKind() {
    return manifestKind;
  }

  /** Under which the documents stand. */
  public String prefix() {
    return prefix;
  }
}
