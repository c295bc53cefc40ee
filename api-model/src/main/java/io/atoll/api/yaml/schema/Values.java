package io.atoll.api.yaml.schema;

import io.atoll.api.yaml.tree.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The decoded fields of one object, while it is being checked and built. */
public final class Values {
  private final Tree.Fields tree;
  private final Place place;
  private final Map<Field<?>, Object> values = new HashMap<>();
  private final Set<Field<?>> refused = new HashSet<>();

  Values(Tree.Fields tree, Place place) {
    this.tree = tree;
    this.place = place;
  }

  /** Of a field that is required or has a default. */
  public <T> T get(Field<T> field) {
    @Nullable T value = find(field);
    if (value == null) {
      throw new IllegalStateException(field.name() + " has no value and no default");
    }
    return value;
  }

  /** Null if the field was not written and has no default. */
  @SuppressWarnings("unchecked") // put() pairs each field with a value of its type
  public <T> @Nullable T find(Field<T> field) {
    return (T) values.get(field);
  }

  public boolean isWritten(Field<?> field) {
    return tree.entry(field.name()).isPresent();
  }

  /** Also of a name that is no field. */
  public boolean isWritten(String name) {
    return tree.entry(name).isPresent();
  }

  /** Reports at the field, or at the object if the field was not written. */
  public void reject(Field<?> field, String message) {
    Tree at = tree.entry(field.name()).map(Tree.Entry::value).orElse(tree);
    place.field(field.name()).report(at.at(), message);
  }

  /** Reports at the object. */
  public void reject(String message) {
    place.report(tree.at(), message);
  }

  /** Reports at a field of an item of a list. */
  public void rejectItem(Field<?> list, int index, String inside, String message) {
    Tree at = tree.entry(list.name()).map(Tree.Entry::value).orElse(tree);
    if (at instanceof Tree.Items items) {
      at = items.items().get(index);
    }
    Place item = place.field(list.name()).item(index);
    rejectInside(at, item, inside, message);
  }

  /** Reports at a field further inside, by its path from here. */
  public void rejectInside(Field<?> field, String inside, String message) {
    Tree at = tree.entry(field.name()).map(Tree.Entry::value).orElse(tree);
    rejectInside(at, place.field(field.name()), inside, message);
  }

  private static void rejectInside(Tree from, Place place, String inside, String message) {
    Tree at = from;
    Place there = place;
    for (String name : inside.isEmpty() ? new String[0] : inside.split("\\.", -1)) {
      there = there.field(name);
      if (at instanceof Tree.Fields fields) {
        at = fields.entry(name).map(Tree.Entry::value).orElse(at);
      }
    }
    there.report(at.at(), message);
  }

  /** Reports unless exactly one of the fields was written. */
  public void exactlyOne(Field<?>... alternatives) {
    long written = Stream.of(alternatives).filter(this::isWritten).count();
    if (written != 1) {
      String names = Stream.of(alternatives).map(Field::name).collect(Collectors.joining(", "));
      reject("needs exactly one of " + names + (written == 0 ? "" : ", not " + written));
    }
  }

  void put(Field<?> field, Object value) {
    values.put(field, value);
  }

  void refuse(Field<?> field) {
    refused.add(field);
  }

  boolean isRefused(Field<?> field) {
    return refused.contains(field);
  }
}
