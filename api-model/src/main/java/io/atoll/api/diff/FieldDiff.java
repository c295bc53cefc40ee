package io.atoll.api.diff;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.kinds.ApplicationFields;
import io.atoll.api.yaml.kinds.NetworkFields;
import io.atoll.api.yaml.kinds.NodeFields;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.MapShape;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Shape;
import io.atoll.api.yaml.text.Problems;
import io.atoll.api.yaml.tree.Chunk;
import io.atoll.api.yaml.tree.Tree;
import io.atoll.api.yaml.tree.TreeReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks two trees along the shape of their kind. Two ways to write one value are no difference, nor
 * is a default that is written out.
 */
final class FieldDiff {
  /** Defaults that are what no value is too. */
  private static final ImmutableSet<String> NOTHING = ImmutableSet.of("{}", "[]");

  private final ImmutableList.Builder<Difference> differences = ImmutableList.builder();

  private FieldDiff() {}

  /** Of two valid documents of one kind. */
  static List<Difference> between(Manifest before, Manifest after) {
    Shape<?> shape =
        switch (after) {
          case Manifest.ForApplication application -> ApplicationFields.SHAPE;
          case Manifest.ForNetwork network -> NetworkFields.SHAPE;
          case Manifest.ForNode node -> NodeFields.SHAPE;
        };
    FieldDiff diff = new FieldDiff();
    diff.compare(shape, tree(before), tree(after), "");
    return diff.differences.build();
  }

  private static Tree tree(Manifest manifest) {
    Chunk chunk = Chunk.split(manifest.origin().text().utf8()).getFirst();
    return TreeReader.read(chunk, new Problems(manifest.origin().source())).orElseThrow();
  }

  private void compare(Shape<?> shape, @Nullable Tree before, @Nullable Tree after, String path) {
    switch (shape) {
      case ObjectShape<?> object -> fields(object, before, after, path);
      case MapShape<?> map -> members(map, before, after, path);
      case ListShape<?> list -> items(list, before, after, path);
      default -> value(shape, Side.of(before), Side.of(after), path);
    }
  }

  private void fields(
      ObjectShape<?> shape, @Nullable Tree before, @Nullable Tree after, String path) {
    for (Field<?> field : shape.fields()) {
      String inside = path.isEmpty() ? field.name() : path + "." + field.name();
      Tree left = member(before, field.name());
      Tree right = member(after, field.name());
      if (left == null && right == null) {
        continue;
      }
      Optional<String> fallback = field.fallback().filter(it -> !NOTHING.contains(it));
      if (fallback.isEmpty()) {
        compare(field.shape(), left, right, inside);
      } else {
        value(field.shape(), Side.of(left, fallback.get()), Side.of(right, fallback.get()), inside);
      }
    }
  }

  private void members(
      MapShape<?> shape, @Nullable Tree before, @Nullable Tree after, String path) {
    for (String name : Sets.union(names(before), names(after))) {
      compare(shape.value(), member(before, name), member(after, name), path + "." + name);
    }
  }

  /** Items that have a name are compared by it; others only all together. */
  private void items(ListShape<?> shape, @Nullable Tree before, @Nullable Tree after, String path) {
    Optional<String> key = ItemKey.of(shape.item(), before, after);
    if (key.isEmpty()) {
      value(shape, Side.of(before), Side.of(after), path);
      return;
    }
    Map<String, Tree> left = ItemKey.index(before, key.get());
    Map<String, Tree> right = ItemKey.index(after, key.get());
    for (String name : Sets.union(left.keySet(), right.keySet())) {
      compare(shape.item(), left.get(name), right.get(name), path + "[" + name + "]");
    }
  }

  private void value(Shape<?> shape, Side before, Side after, String path) {
    if (!before.canonical(shape).equals(after.canonical(shape))) {
      differences.add(new Difference(path, before.words(after), after.words(before)));
    }
  }

  private static @Nullable Tree member(@Nullable Tree tree, String name) {
    return tree instanceof Tree.Fields fields
        ? fields.entry(name).map(Tree.Entry::value).orElse(null)
        : null;
  }

  private static Set<String> names(@Nullable Tree tree) {
    Map<String, Tree> names = new LinkedHashMap<>();
    if (tree instanceof Tree.Fields fields) {
      fields.entries().forEach(entry -> names.put(entry.name(), entry.value()));
    }
    return names.keySet();
  }
}
