package io.atoll.cli.table;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.store.Entry;
import java.util.List;
import java.util.Map;

/**
 * One thing that is shown.
 *
 * @param group the object it belongs to; looking for that name finds it too
 * @param subject what it tells of; looking for that name finds it too
 * @param cells as many as the view has columns
 * @param documents what stands behind it, by a word for each; under {@link #ITSELF} stands the one
 *     document that is the thing
 */
public record Item(
    String name, String group, String subject, List<String> cells, Map<String, Entry> documents) {
  public static final String ITSELF = "";

  public Item {
    cells = ImmutableList.copyOf(cells);
    documents = ImmutableMap.copyOf(documents);
  }

  /** One that tells of itself. */
  public Item(String name, String group, List<String> cells, Map<String, Entry> documents) {
    this(name, group, name, cells, documents);
  }

  public boolean answersTo(String wanted) {
    return name.equals(wanted) || group.equals(wanted) || subject.equals(wanted);
  }
}
