package io.atoll.api.yaml;

/** What is refused beyond what the language does not know. */
enum Strictness {
  /** Fields that this version does not act on. */
  OF_FILES,
  /** That, and files of somebody's own disk, which nobody else can read. */
  OF_KEYS,
  /** Nothing. */
  OF_THE_LANGUAGE
}
