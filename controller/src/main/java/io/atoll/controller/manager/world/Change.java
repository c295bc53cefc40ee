package io.atoll.controller.manager.world;

import io.atoll.api.store.Compare;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.runtime.leader.Write;
import java.util.Collection;
import java.util.List;
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

  /** Each takes effect only where the key is still as it was read. */
  public static List<Write> writes(Collection<Change> changes) {
    return changes.stream().map(it -> new Write(it.operation(), List.of(it.condition()))).toList();
  }

  private Op operation() {
    return text == null ? Op.delete(key) : Op.put(key, text);
  }

  private Compare condition() {
    return expected == 0 ? Compare.absent(key) : new Compare.ModRevision(key, expected);
  }
}
