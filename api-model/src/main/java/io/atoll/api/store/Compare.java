package io.atoll.api.store;

/** A condition of a transaction on one key. */
public sealed interface Compare {
  String key();

  /** True if the key was last written at exactly this revision; 0 means that it does not exist. */
  record ModRevision(String key, long revision) implements Compare {}

  /** True if the key was created at exactly this revision; 0 means that it does not exist. */
  record CreateRevision(String key, long revision) implements Compare {}

  /** True if the key holds exactly this value. */
  record Value(String key, Bytes value) implements Compare {}

  static Compare absent(String key) {
    return new CreateRevision(key, 0);
  }

  static Compare unchanged(Entry entry) {
    return new ModRevision(entry.key(), entry.modRevision());
  }
}
