package io.atoll.api.yaml.kinds;

import io.atoll.api.value.Sha256;
import io.atoll.api.yaml.schema.Place;
import io.atoll.api.yaml.tree.Tree;
import java.util.List;

/** Refuses files of somebody's own disk in a document that stands in the store. */
public final class StoredSources {
  private StoredSources() {}

  public static void refuse(Tree document, Place place) {
    if (document instanceof Tree.Fields fields) {
      fields.entry("spec").ifPresent(spec -> inSpec(spec.value(), place.field("spec")));
    }
  }

  private static void inSpec(Tree spec, Place place) {
    if (spec instanceof Tree.Fields fields) {
      fields.entry("files").ifPresent(files -> inFiles(files.value(), place.field("files")));
    }
  }

  private static void inFiles(Tree files, Place place) {
    if (files instanceof Tree.Items(var at, List<Tree> items)) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Tree.Fields file) {
          Place inside = place.item(i).field("source");
          file.entry("source").ifPresent(source -> inSource(source.value(), inside));
        }
      }
    }
  }

  private static void inSource(Tree source, Place place) {
    if (source instanceof Tree.Scalar scalar && !scalar.text().startsWith(Sha256.PREFIX)) {
      place.report(
          source.at(),
          source.noun()
              + " is a local file, which only 'atoll apply -f' can send along;"
              + " in the store a source is sha256: and the hash of a stored content");
    }
  }
}
