package io.atoll.api.diff;

import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Shape;
import io.atoll.api.yaml.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which field the items of a list are known: a port by its name, a file by its path. */
final class ItemKey {
  private static final List<String> CANDIDATES = List.of("name", "path", "mount");

  private ItemKey() {}

  /** One that every item of both lists has, and no two share. */
  static Optional<String> of(Shape<?> item, @Nullable Tree before, @Nullable Tree after) {
    if (!(item instanceof ObjectShape<?> object)) {
      return Optional.empty();
    }
    return CANDIDATES.stream()
        .filter(key -> object.fields().stream().anyMatch(field -> field.name().equals(key)))
        .filter(key -> tellsApart(before, key) && tellsApart(after, key))
        .findFirst();
  }

  private static boolean tellsApart(@Nullable Tree list, String key) {
    return index(list, key).size() == items(list).size();
  }

  /** In the order of the list. */
  static Map<String, Tree> index(@Nullable Tree list, String key) {
    Map<String, Tree> index = new LinkedHashMap<>();
    for (Tree item : items(list)) {
      if (item instanceof Tree.Fields fields
          && fields.entry(key).map(Tree.Entry::value).orElse(null)
              instanceof Tree.Scalar(var at, String text, var plain)) {
        index.put(text, item);
      }
    }
    return index;
  }

  private static List<Tree> items(@Nullable Tree list) {
    return list instanceof Tree.Items(var at, List<Tree> items) ? items : List.of();
  }
}
