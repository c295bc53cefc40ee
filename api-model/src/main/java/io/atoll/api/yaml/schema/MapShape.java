package io.atoll.api.yaml.schema;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.yaml.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names that the user chooses, each with a value; keeps their order. */
public final class MapShape<T> implements Shape<Map<String, T>> {
  private final String description;
  private final Leaf.Parser<String> name;
  private final Shape<T> value;

  private MapShape(String description, Leaf.Parser<String> name, Shape<T> value) {
    this.description = description;
    this.name = name;
    this.value = value;
  }

  /**
   * @param name checks a name
   */
  public static <T> MapShape<T> of(String description, Leaf.Parser<String> name, Shape<T> value) {
    return new MapShape<>(description, name, value);
  }

  public Shape<T> value() {
    return value;
  }

  @Override
  public Optional<Map<String, T>> decode(Tree tree, Place place) {
    if (!(tree instanceof Tree.Fields(var at, List<Tree.Entry> entries))) {
      place.report(tree.at(), "expected " + description + ", not " + tree.noun());
      return Optional.empty();
    }
    ImmutableMap.Builder<String, T> values = ImmutableMap.builder();
    boolean fine = true;
    for (Tree.Entry entry : entries) {
      Optional<T> decoded = decodeEntry(entry, place);
      decoded.ifPresent(present -> values.put(entry.name(), present));
      fine &= decoded.isPresent();
    }
    return fine ? Optional.of(values.buildOrThrow()) : Optional.empty();
  }

  private Optional<T> decodeEntry(Tree.Entry entry, Place place) {
    Place inside = place.field(entry.name());
    if (entry.value() instanceof Tree.Scalar scalar && scalar.isNull()) {
      inside.report(entry.at(), "has no value; write \"\" for an empty text");
      return Optional.empty();
    }
    try {
      name.parse(entry.name());
    } catch (IllegalArgumentException e) {
      inside.report(entry.at(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    return value.decode(entry.value(), inside);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String canonical(Tree tree) {
    return tree instanceof Tree.Fields(var at, List<Tree.Entry> entries)
        ? Canonical.map(
            entries.stream()
                .map(entry -> Canonical.member(entry.name(), value.canonical(entry.value())))
                .sorted()
                .toList())
        : "";
  }
}
