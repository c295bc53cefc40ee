package io.atoll.api.yaml.schema;

import com.google.common.collect.ImmutableList;
import io.atoll.api.yaml.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list of values of one shape, in the order in which they are written. */
public final class ListShape<T> implements Shape<List<T>> {
  private final Shape<T> item;
  private final String description;
  private final boolean mayBeEmpty;
  private final @Nullable Function<T, String> key;

  private ListShape(
      Shape<T> item, String description, boolean mayBeEmpty, @Nullable Function<T, String> key) {
    this.item = item;
    this.description = description;
    this.mayBeEmpty = mayBeEmpty;
    this.key = key;
  }

  /**
   * @param description {@code a list of ports}
   */
  public static <T> ListShape<T> of(String description, Shape<T> item) {
    return new ListShape<>(item, description, true, null);
  }

  public ListShape<T> notEmpty() {
    return new ListShape<>(item, description, false, key);
  }

  /**
   * Refuses items that share a key.
   *
   * @param key what must differ, in words that a message can hold: {@code name 'http'}
   */
  public ListShape<T> distinct(Function<T, String> key) {
    return new ListShape<>(item, description, mayBeEmpty, key);
  }

  public Shape<T> item() {
    return item;
  }

  @Override
  public Optional<List<T>> decode(Tree tree, Place place) {
    if (!(tree instanceof Tree.Items(var at, List<Tree> items))) {
      place.report(tree.at(), "expected " + description + ", not " + tree.noun());
      return Optional.empty();
    }
    if (items.isEmpty() && !mayBeEmpty) {
      place.report(at, "needs at least one item");
      return Optional.empty();
    }
    return decodeItems(items, place);
  }

  private Optional<List<T>> decodeItems(List<Tree> items, Place place) {
    int before = place.problems().count();
    List<T> values = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Optional<T> value = item.decode(items.get(i), place.item(i));
      if (value.isPresent()) {
        values.add(value.get());
        checkDistinct(value.get(), i, seen, items.get(i), place);
      }
    }
    boolean fine = values.size() == items.size() && place.problems().count() == before;
    return fine ? Optional.of(ImmutableList.copyOf(values)) : Optional.empty();
  }

  private void checkDistinct(
      T value, int index, Map<String, Integer> seen, Tree tree, Place place) {
    if (key == null) {
      return;
    }
    String text = key.apply(value);
    @Nullable Integer first = seen.putIfAbsent(text, index);
    if (first != null) {
      place.item(index).report(tree.at(), text + " is already used by item [" + first + "]");
    }
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String canonical(Tree tree) {
    return tree instanceof Tree.Items(var at, List<Tree> items)
        ? Canonical.list(items.stream().map(item::canonical).toList())
        : "";
  }
}
