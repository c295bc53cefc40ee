package io.atoll.api.yaml.tree;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * One document of a file, cut out at the lines that YAML reserves for it ({@code ---} and {@code
 * ...} at the start of a line mean nothing else anywhere), so that an error in one document hides
 * none of another.
 *
 * @param text the document without its {@code ---}
 * @param line the line of the file at which {@code text} begins, from 1
 * @param column the column at which its first line begins, from 1
 */
public record Chunk(String text, int line, int column) {
  private static final int MARKER = 3;

  /** Empty documents are left out. */
  public static List<Chunk> split(String file) {
    ImmutableList.Builder<Chunk> chunks = ImmutableList.builder();
    int start = 0;
    int line = 1;
    int column = 1;
    int startLine = 1;
    for (int at = 0; at < file.length(); at = nextLine(file, at), line++) {
      if (isMarker(file, at, "---") || isMarker(file, at, "...")) {
        chunks.add(new Chunk(file.substring(start, at), startLine, column));
        boolean alone = file.substring(at + MARKER, nextLine(file, at)).isBlank();
        start = alone ? nextLine(file, at) : at + MARKER;
        startLine = alone ? line + 1 : line;
        column = alone ? 1 : MARKER + 1;
      }
    }
    chunks.add(new Chunk(file.substring(start), startLine, column));
    return chunks.build().stream().filter(chunk -> !chunk.isEmpty()).toList();
  }

  private boolean isEmpty() {
    return text.lines().allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
  }

  private static int nextLine(String file, int at) {
    int end = file.indexOf('\n', at);
    return end < 0 ? file.length() : end + 1;
  }

  private static boolean isMarker(String file, int at, String marker) {
    int end = at + MARKER;
    return file.startsWith(marker, at)
        && (end == file.length() || Character.isWhitespace(file.charAt(end)));
  }
}
