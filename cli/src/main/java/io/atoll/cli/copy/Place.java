package io.atoll.cli.copy;

import java.nio.file.Path;

/** One side of a copy, as it is written on the command line. */
public sealed interface Place {

  /**
   * @param contents whether what stands in the folder is meant, not the folder: {@code dir/.}
   * @param folder whether it was written as a folder's name, with a slash at its end
   */
  record Local(Path path, boolean contents, boolean folder) implements Place {}

  /**
   * @param path absolute, without {@code .} and {@code ..}
   */
  record InWorker(String worker, String path, boolean contents, boolean folder) implements Place {

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    String parent() {
      return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }
  }

  /** A tar on standard input or output: {@code -}. */
  record Tar() implements Place {}

  /** What begins with {@code /} or {@code .} is never a worker's. */
  static Place parse(String text) {
    if (text.equals("-")) {
      return new Tar();
    }
    int colon = text.indexOf(':');
    return colon <= 0 || text.startsWith("/") || text.startsWith(".")
        ? new Local(Path.of(text), isContents(text), text.endsWith("/"))
        : inWorker(text.substring(0, colon), text.substring(colon + 1));
  }

  private static InWorker inWorker(String worker, String path) {
    String absolute = Path.of("/").resolve(path).normalize().toString();
    return new InWorker(worker, absolute, isContents(path), path.endsWith("/"));
  }

  private static boolean isContents(String text) {
    return text.equals(".") || text.endsWith("/.");
  }
}
