package io.atoll.api.yaml;

import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Application.File;
import io.atoll.api.application.Application.Spec;
import io.atoll.api.application.Route;
import java.util.List;

/**
 * A field of an Application that names a local file.
 *
 * @param steps names of fields and numbers of items
 * @param source what stands there: the file's path, or what it became in the store
 */
public record SourcePlace(List<Object> steps, String source, Content content) {
  public SourcePlace {
    steps = ImmutableList.copyOf(steps);
  }

  /** What the file has to hold. */
  public enum Content {
    ANYTHING,
    CERTIFICATE
  }

  /** All of a document, in its order. */
  public static List<SourcePlace> in(Spec spec) {
    ImmutableList.Builder<SourcePlace> places = ImmutableList.builder();
    List<File> files = spec.files();
    for (int i = 0; i < files.size(); i++) {
      String source = files.get(i).source();
      if (source != null) {
        List<Object> steps = List.of("spec", "files", i, "source");
        places.add(new SourcePlace(steps, source, Content.ANYTHING));
      }
    }
    List<Route> routes = spec.routes();
    for (int i = 0; i < routes.size(); i++) {
      if (routes.get(i) instanceof Route.Http http && http.tls() != null) {
        List<Object> steps = List.of("spec", "routes", i, "tls", "source");
        places.add(new SourcePlace(steps, http.tls().source(), Content.CERTIFICATE));
      }
    }
    return places.build();
  }

  /** As messages name a field: {@code spec.files[0].source}. */
  public String path() {
    StringBuilder path = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer item) {
        path.append('[').append(item).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step);
      }
    }
    return path.toString();
  }
}
