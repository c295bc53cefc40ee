package io.atoll.api.store;

/**
 * One key as it stood at some revision.
 *
 * @param createRevision revision of the transaction that created the key; the uid of the object
 * @param modRevision revision of the transaction that last wrote it
 * @param lease the lease it vanishes with, or 0
 */
public record Entry(
    String key, Bytes value, long createRevision, long modRevision, long version, long lease) {

  public String text() {
    return value.utf8();
  }

  /** The same key, as if nothing stood there. */
  Entry withoutValue() {
    return new Entry(key, Bytes.EMPTY, createRevision, modRevision, version, lease);
  }
}
