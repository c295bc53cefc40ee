package io.atoll.controller.manager.world;

import io.atoll.api.store.Compare;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.Documents;
import org.jspecify.annotations.Nullable;

/**
 * One key to write or to delete.
 *
 * @param text null to delete
 * @param expected modification revision that the key must still have; 0 if it must not exist
 */
public record Change(String key, @Nullable String text, long expected) {
  public static Change create(String key, Object document) {
    return new Change(key, Documents.write(document), 0);
  }

  /**
   * Keeps what the stored text says and this version does not know; null means create, and an empty
   * text that it was unreadable.
   */
  public static Change put(String key, @Nullable Stored<?> before, Object document) {
    if (before == null) {
      return create(key, document);
    }
    String text =
        before.text().isEmpty()
            ? Documents.write(document)
            : Documents.update(before.text(), document);
    return new Change(key, text, before.modRevision());
  }

  public static Change delete(Stored<?> stored) {
    return new Change(stored.key(), null, stored.modRevision());
  }

  public Op operation() {
    return text == null ? Op.delete(key) : Op.put(key, text);
  }

  public Compare condition() {
    return expected == 0 ? Compare.absent(key) : new Compare.ModRevision(key, expected);
  }
}
