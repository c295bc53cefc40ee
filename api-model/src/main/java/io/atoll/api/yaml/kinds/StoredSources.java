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
      fields.entry("files").ifPresent(files -> inItems(files.value(), place.field("files")));
      fields.entry("routes").ifPresent(routes -> inItems(routes.value(), place.field("routes")));
    }
  }

  private static void inItems(Tree list, Place place) {
    if (list instanceof Tree.Items(var at, List<Tree> items)) {
      for (int i = 0; i < items.size(); i++) {
        inItem(items.get(i), place.item(i));
      }
    }
  }

  /** Of a file, or of the certificate of a route. */
  private static void inItem(Tree item, Place place) {
    if (item instanceof Tree.Fields fields) {
      fields.entry("source").ifPresent(source -> inSource(source.value(), place.field("source")));
      fields.entry("tls").ifPresent(tls -> inItem(tls.value(), place.field("tls")));
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
