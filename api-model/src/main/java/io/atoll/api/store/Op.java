package io.atoll.api.store;

/** One step of a transaction. */
public sealed interface Op {
  String key();

  /** Writes the value; {@code lease} 0 keeps it until deleted. */
  record Put(String key, Bytes value, long lease) implements Op {}

  /** Removes the key; no error if it does not exist. */
  record Delete(String key) implements Op {}

  /** Removes every key that starts with {@code key}. */
  record DeletePrefix(String key) implements Op {}

  static Op put(String key, String text) {
    return new Put(key, Bytes.utf8(text), 0);
  }

  static Op put(String key, String text, long lease) {
    return new Put(key, Bytes.utf8(text), lease);
  }

  static Op delete(String key) {
    return new Delete(key);
  }
}
