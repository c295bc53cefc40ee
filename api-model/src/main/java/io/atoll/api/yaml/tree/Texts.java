package io.atoll.api.yaml.tree;

/** Users' texts inside messages. */
final class Texts {
  private static final int LONGEST = 60;

  private Texts() {}

  /** On one line, and not longer than a message can bear. */
  static String shortened(String text) {
    String line = text.replace("\n", "\\n");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
