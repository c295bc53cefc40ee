package io.atoll.api.yaml.kinds;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.yaml.schema.Place;
import io.atoll.api.yaml.tree.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one list of what an Application may say but this version does not act on. It is parsed and
 * validated all the same, then refused by name: never ignored.
 */
public final class Unsupported {
  /** Paths of fields, {@code []} for each item of a list. */
  public static final ImmutableSet<String> FIELDS =
      ImmutableSet.of("spec.ports[].hostPort", "spec.onLoss");

  /** Values of fields that are otherwise acted on. */
  public static final ImmutableMap<String, String> VALUES =
      ImmutableMap.of("spec.mode", "global", "spec.identity", "stable");

  private static final Splitter DOTS = Splitter.on('.');

  private Unsupported() {}

  public static void refuse(Tree document, Place place) {
    for (String path : FIELDS) {
      walk(document, DOTS.splitToList(path), place, null);
    }
    for (Map.Entry<String, String> value : VALUES.entrySet()) {
      walk(document, DOTS.splitToList(value.getKey()), place, value.getValue());
    }
  }

  private static void walk(Tree tree, List<String> path, Place place, @Nullable String value) {
    if (!(tree instanceof Tree.Fields fields)) {
      return;
    }
    String step = path.getFirst();
    boolean list = step.endsWith("[]");
    String name = list ? step.substring(0, step.length() - 2) : step;
    fields
        .entry(name)
        .ifPresent(entry -> visit(entry, list, path.subList(1, path.size()), place, value));
  }

  private static void visit(
      Tree.Entry entry, boolean list, List<String> rest, Place place, @Nullable String value) {
    Place inside = place.field(entry.name());
    if (rest.isEmpty()) {
      refuse(entry, inside, value);
    } else if (!list) {
      walk(entry.value(), rest, inside, value);
    } else if (entry.value() instanceof Tree.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        walk(items.items().get(i), rest, inside.item(i), value);
      }
    }
  }

  private static void refuse(Tree.Entry entry, Place place, @Nullable String value) {
    if (value == null) {
      place.report(entry.at(), "is not supported by this version; remove it");
    } else if (entry.value() instanceof Tree.Scalar scalar && scalar.text().equals(value)) {
      place.report(entry.value().at(), "'" + value + "' is not supported by this version");
    }
  }
}
