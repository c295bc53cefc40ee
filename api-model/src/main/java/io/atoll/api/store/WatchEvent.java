package io.atoll.api.store;

/** A change of one key. */
public sealed interface WatchEvent {
  String key();

  /** Revision of the transaction that made the change. */
  long revision();

  record Written(Entry entry) implements WatchEvent {
    @Override
    public String key() {
      return entry.key();
    }

    @Override
    public long revision() {
      return entry.modRevision();
    }
  }

  record Deleted(String key, long revision) implements WatchEvent {}
}
