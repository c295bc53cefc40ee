package io.atoll.cli.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents that the page about the keys shows: each in a block that begins with its key. */
final class Samples {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```\\w*\\n# (/atoll/\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private Samples() {}

  static Map<String, String> of(String page) {
    Map<String, String> byKey = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      byKey.putIfAbsent(block.group(1), block.group(2));
    }
    return byKey;
  }
}
