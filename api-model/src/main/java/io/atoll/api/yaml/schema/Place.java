package io.atoll.api.yaml.schema;

import io.atoll.api.yaml.text.Position;
import io.atoll.api.yaml.text.Problems;

/** Where in a document the decoding is, and whom to tell. */
public record Place(String path, Problems problems) {
  public Place field(String name) {
    return new Place(path.isEmpty() ? name : path + "." + name, problems);
  }

  public Place item(int index) {
    return new Place(path + "[" + index + "]", problems);
  }

  public void report(Position at, String message) {
    problems.add(at, path, message);
  }
}
