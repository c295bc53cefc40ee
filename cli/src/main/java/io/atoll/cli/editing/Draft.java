package io.atoll.cli.editing;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text as it stands in the editor: remarks on top, each behind a mark that no user writes, then
 * the text itself.
 */
final class Draft {
  private static final String MARK = "#| ";

  private Draft() {}

  static String withRemarks(List<String> remarks, String text) {
    return remarks.stream().map(remark -> MARK + remark + "\n").collect(Collectors.joining())
        + text;
  }

  static String withoutRemarks(String draft) {
    int start = 0;
    while (draft.startsWith(MARK.strip(), start)) {
      int end = draft.indexOf('\n', start);
      start = end < 0 ? draft.length() : end + 1;
    }
    return draft.substring(start);
  }

  static List<String> refusal(List<String> errors) {
    return Stream.of(
            List.of("This is not valid yet, so nothing was stored:"),
            errors.stream().flatMap(it -> Splitter.on('\n').splitToStream(it)).toList(),
            List.of("Lines count from below these remarks. Leave it unchanged to give up."))
        .flatMap(List::stream)
        .toList();
  }
}
