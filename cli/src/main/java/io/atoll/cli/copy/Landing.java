package io.atoll.cli.copy;

import java.util.Optional;

/**
 * Where a copy lands.
 *
 * @param inside whether in the destination itself; else beside what stands there, in its parent
 * @param name of what is made there; empty if only the contents of a folder are
 */
record Landing(boolean inside, Optional<String> name) {

  enum Found {
    FILE,
    FOLDER,
    NOTHING
  }

  /** What is copied. */
  record Source(String name, boolean folder, boolean contents) {}

  /**
   * @param target the destination as the user wrote it, for messages
   * @param found what is there now
   * @param asFolder whether the user wrote a folder's name
   * @throws IllegalArgumentException if it cannot land there, with the reason
   */
  static Landing of(Source source, String target, String name, Found found, boolean asFolder) {
    if (found == Found.FOLDER) {
      return new Landing(
          true,
          source.folder() && source.contents() ? Optional.empty() : Optional.of(source.name()));
    }
    if (source.folder() && found == Found.FILE) {
      throw new IllegalArgumentException(target + " is a file, and a folder cannot become one");
    }
    if (!source.folder() && asFolder) {
      throw new IllegalArgumentException("there is no folder " + target);
    }
    return new Landing(false, Optional.of(name));
  }
}
