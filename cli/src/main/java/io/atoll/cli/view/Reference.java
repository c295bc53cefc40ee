package io.atoll.cli.view;

/** An object by kind and name, written {@code application/hello}. */
public record Reference(Kind kind, String name) {
  @Override
  public String toString() {
    return kind.word() + "/" + name;
  }
}
