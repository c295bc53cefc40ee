package io.atoll.controller.proxy.config;

/** Texts of users, so that HAProxy takes each for one word. */
final class Quoted {
  private Quoted() {}

  /** In its strong quotes, within which nothing has a meaning. */
  static String word(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Whether it can stand in a line at all. */
  static boolean fits(String text) {
    return text.chars().noneMatch(it -> it < ' ' || it == 0x7f);
  }

  /** Whether it can be a key of a map file. */
  static boolean isKey(String text) {
    return fits(text) && text.indexOf(' ') < 0 && !text.startsWith("#");
  }
}
