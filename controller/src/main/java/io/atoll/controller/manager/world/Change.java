package io.atoll.controller.manager.world;

import com.google.common.collect.ImmutableList;
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
 * @param conditions what must still hold: that the key is as it was read, and what {@link #given}
 *     added
 */
public record Change(String key, @Nullable String text, ImmutableList<Compare> conditions) {
  public static Change create(String key, Object document) {
    return new Change(key, Documents.write(document), ImmutableList.of(Compare.absent(key)));
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
    return new Change(key, text, ImmutableList.of(unchanged(key, before)));
  }

  public static Change delete(Stored<?> stored) {
    return delete(stored.key(), stored.modRevision());
  }

  public static Change delete(String key, long modRevision) {
    return new Change(key, null, ImmutableList.of(new Compare.ModRevision(key, modRevision)));
  }

  /**
   * The same only if another key, too, is as it was read; null means that it was absent. For what
   * was decided from both: caches of different prefixes may be of different ages.
   */
  public Change given(String other, @Nullable Stored<?> read) {
    return new Change(
        key,
        text,
        ImmutableList.<Compare>builder().addAll(conditions).add(unchanged(other, read)).build());
  }

  /** Each takes effect only where its conditions hold. */
  public static List<Write> writes(Collection<Change> changes) {
    return changes.stream().map(it -> new Write(it.operation(), it.conditions())).toList();
  }

  private Op operation() {
    return text == null ? Op.delete(key) : Op.put(key, text);
  }

  private static Compare unchanged(String key, @Nullable Stored<?> read) {
    return read == null ? Compare.absent(key) : new Compare.ModRevision(key, read.modRevision());
  }
}
