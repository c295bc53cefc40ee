package io.atoll.api.yaml.text;

/**
 * One thing that is wrong with a document.
 *
 * @param source the file's name, or the key in the store
 * @param path the field, such as {@code spec.ports[0].port}; empty if the document as such is meant
 */
public record Problem(String source, Position at, String path, String message) {
  /** {@code FILE:LINE:COL: PATH: MESSAGE}. */
  @Override
  public String toString() {
    return source + ":" + located();
  }

  /** Without the source: {@code LINE:COL: PATH: MESSAGE}. */
  public String located() {
    return at.line() + ":" + at.column() + ": " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
